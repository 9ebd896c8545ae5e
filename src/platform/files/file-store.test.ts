import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFileStore, type FileStore } from './file-store.ts'
import { startS3SpeakingServer } from './s3-speaking-server.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-files-'))
const bucket = await startS3SpeakingServer()
const s3 = { bucket: 'b', endpoint: bucket.address, region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' }

const gathered = async (names: AsyncIterable<string>): Promise<string[]> => {
  const all: string[] = []
  for await (const name of names) all.push(name)
  return all
}

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await bucket.close()
})

describe.each([
  ['a local folder', { dataFolder: folder, s3: null }],
  ['a bucket', { dataFolder: folder, s3 }],
] as const)('files in %s', (_where, config) => {
  let files: FileStore
  beforeAll(async () => {
    files = await openFileStore(config)
  })

  test('come back as they were put, also when large', async () => {
    const large = Buffer.alloc(20_000_000, 'hedgerow ')
    const chunks = Array.from({ length: 20 }, (_, index) => large.subarray(index * 1_000_000, (index + 1) * 1_000_000))
    expect(await files.put('feeds/large.csv', Readable.from(chunks))).toEqual({
      ok: true,
      value: { bytes: large.length },
    })
    expect((await buffer((await files.get('feeds/large.csv'))!)).equals(large)).toBe(true)
    expect((await files.put('feeds/small.csv', Buffer.from('a,b'))).ok).toBe(true)
    expect((await files.put('feeds/small.csv', Buffer.from('a,c'))).ok).toBe(true)
    expect(String(await buffer((await files.get('feeds/small.csv'))!))).toBe('a,c')
  })

  test('are listed, found and deleted by name', async () => {
    await files.put('lists/b', Buffer.from('b'))
    await files.put('lists/a', Buffer.from(''))
    expect(await gathered(files.list('lists/'))).toEqual(['lists/a', 'lists/b'])
    expect(await files.exists('lists/a')).toBe(true)
    await files.delete('lists/a')
    await files.delete('lists/a')
    expect(await files.exists('lists/a')).toBe(false)
    expect(await files.get('lists/a')).toBeNull()
  })

  test('an upload that breaks off leaves nothing', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(9_000_000)
        throw new Error('the sender went away')
      })(),
    )
    await expect(files.put('feeds/broken.csv', broken)).rejects.toThrow('went away')
    expect(await files.exists('feeds/broken.csv')).toBe(false)
  })

  test.each(['../outside', '/etc/passwd', 'a//b', 'a/../b', '', '.hidden'])('the name %j is refused', async (name) => {
    await expect((async () => files.exists(name))()).rejects.toThrow(/not a name/)
  })
})

test('a full disk is a refusal and leaves nothing', async () => {
  const files = await openFileStore({ dataFolder: folder, s3: null })
  const full = Readable.from(
    (async function* () {
      yield Buffer.alloc(1000)
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    })(),
  )
  expect(await files.put('feeds/full.csv', full)).toMatchObject({ ok: false, refusal: 'files.disk-full' })
  expect(await files.exists('feeds/full.csv')).toBe(false)
  expect(readdirSync(path.join(folder, 'files-arriving'))).toEqual([])
})
