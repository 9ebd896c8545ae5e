import { mkdtempSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ConfigMistake, describeVariables, readConfig } from './config.ts'

test('nothing set: port 4100, embedded database, files beside the checkout', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 4100, databaseUrl: undefined, s3: null, origin: 'http://localhost:4100' })
  expect(config.dataFolder).toMatch(/\/\.hedgerow$/)
})

test.each([
  ['PORT', 'http', /The variable PORT \(now "http"\) is wrong/],
  ['PORT', '70000', /PORT.*65535/],
  ['DATABASE_URL', 'mysql://user:secret@host/x', /The variable DATABASE_URL is wrong/],
  ['HEDGEROW_ORIGIN', 'https://learn.example.org/path', /HEDGEROW_ORIGIN.*origin only/],
  ['METRICS_TOKEN', 'short', /The variable METRICS_TOKEN is wrong/],
  ['S3_BUCKET', 'files', /S3_BUCKET.*needs S3_ACCESS_KEY_ID/],
  ['LOG_LEVEL', 'loud', /LOG_LEVEL/],
])('a wrong %s (%s) names itself', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigMistake)
  expect(() => readConfig({ [name]: value })).toThrow(sentence)
})

test('a secret is never printed', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://user:secret@host/x' })).not.toThrow(/secret/)
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4100)
})

test('every variable says what it is for', () => {
  for (const { name, purpose } of describeVariables()) expect(purpose, name).not.toBe('')
})

test('the secret is made once and only its owner may read it', () => {
  const HEDGEROW_DATA = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-config-'))
  const { secret } = readConfig({ HEDGEROW_DATA })
  expect(secret).toHaveLength(43)
  expect(readConfig({ HEDGEROW_DATA }).secret).toBe(secret)
  expect(statSync(path.join(HEDGEROW_DATA, 'secret')).mode & 0o777).toBe(0o600)
})
