import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Command } from './command.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const names = readdirSync(path.join(import.meta.dirname, 'commands'))
  .filter((file) => !file.includes('.test.'))
  .map((file) => file.replace(/\.ts$/, ''))

const hedgerow = (...words: string[]): Answer => hedgerowIn('house', ...words)

interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const hedgerowIn = (house: string, ...words: string[]): Answer => {
  const hook = path.join(root, 'tools', 'tsx-hook.mjs')
  const args = ['--import', hook, path.join(root, 'src/main/cli/cli.ts'), ...words]
  const environment = { ...process.env, HEDGEROW_DATA: path.join(folder, house), LOG_LEVEL: 'silent' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: environment })
  return { code: status, out: stdout, err: stderr }
}

test('without a command it lists every one', () => {
  const { code, out } = hedgerow('--help')
  expect(code).toBe(0)
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
})

test.each(names)('%s says in a sentence what it is for and how it is asked', async (name) => {
  const { command } = (await import(`./commands/${name}.ts`)) as { command: Command }
  expect(command.about).toMatch(/^[A-Z].*\.$/)
  expect(command.usage).toContain(`{hedgerow} ${name}`)
})

test('help shows the whole command line', () => {
  expect(hedgerow('operator-link', '--help').out).toContain('npm run hedgerow -- operator-link')
})

test.each([
  [['nonsense'], /There is no command "nonsense"/],
  [['jobs', '--loud'], /Unknown option '--loud'/],
  [['backup'], /Name the file to write/],
  [['breach'], /Name the place/],
  [['restore', '/nowhere/at-all'], /is not there/],
])('%j is answered in one sentence and code 1', (words, sentence) => {
  const { code, err } = hedgerow(...words)
  expect(code).toBe(1)
  expect(err).toMatch(sentence)
  expect(err).not.toContain('    at ')
})

test('an installation is migrated, backed up, restored elsewhere and found well', { timeout: 150_000 }, () => {
  expect(hedgerow('migrate').out).toMatch(/Migrated 202611220100-platform.sql/)
  expect(hedgerow('migrate').out).toMatch(/up to date/)
  expect(hedgerow('operator-link').out).toMatch(/^http:\/\/localhost:4100\/sign-in\/operator\?token=[\w-]{43}$/m)
  const file = path.join(folder, 'all.hedgerow')
  expect(hedgerow('backup', file).out).toMatch(/: 1 rows of \d+ tables, 0 files/)
  expect(hedgerow('backup', file).err).toMatch(/not written over/)
  expect(hedgerowIn('elsewhere', 'restore', file).err).toMatch(/would come back/)
  expect(hedgerowIn('elsewhere', 'restore', file, '--erasures', folder).err).toMatch(/is not a data folder/)
  mkdirSync(path.join(folder, 'house', 'files', 'erasures'), { recursive: true })
  const id = '01890000-0000-7000-8000-000000000000'
  writeFileSync(path.join(folder, 'house', 'files', 'erasures', `2026-11-22~account~${id}`), '')
  const old = path.join(folder, 'house')
  expect(hedgerowIn('elsewhere', 'restore', file, '--erasures', old).out).toMatch(
    /Restored 1 rows of.*Erasures noted: 1\. Erased again.* 0 persons, 0 accounts/s,
  )
  expect(hedgerowIn('elsewhere', 'restore', file).err).toMatch(/empty installation only.*platform_operator_links/s)
  expect(hedgerowIn('elsewhere', 'doctor')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/well .*PostgreSQL 18/),
  })
})
