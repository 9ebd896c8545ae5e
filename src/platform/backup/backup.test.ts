import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createReadStream, createWriteStream } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { happened, type City } from '../database/city.ts'
import { connectDirectly, type Reach } from '../database/connections.ts'
import { databaseAt } from '../database/database.ts'
import { consumeOutbox } from '../database/outbox/follow-outbox.ts'
import { record } from '../database/outbox.ts'
import { testCity, type TestCity } from '../database/test-city.ts'
import { testClusterOfThisRun } from '../database/testing/test-cluster.ts'
import { makeEmptyDatabase, makeTestDatabase } from '../database/testing/test-template.ts'
import { openFileStore, type FileStore } from '../files/file-store.ts'
import { restoreBackup, RestoreRefused } from './restore-backup.ts'
import { writeBackup, type BackupManifest } from './write-backup.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-backup-'))
const file = path.join(folder, 'all.hedgerow')
const filesIn = (name: string): Promise<FileStore> => openFileStore({ dataFolder: path.join(folder, name), s3: null })
let city: TestCity
let south: City
let manifest: BackupManifest

const say = (where: City, word: string): Promise<void> =>
  where.transaction((tx) => record(tx, [happened('tests.said', { kind: 'visitor' }, { word })]))

beforeAll(async () => {
  city = await testCity()
  south = await city.database.addCity('south')
  for (const word of ['tab\there', 'new\nline', 'back\\slash', 'niño, Zürich, مدرسة', '🌿', '']) await say(city, word)
  await say(south, 'elsewhere')
  const files = await filesIn('old')
  await files.put('feeds/a.csv', Buffer.from('a;b'))
  await files.put('feeds/big.bin', Buffer.alloc(9_000_000, 7))
  const client = await city.database.connect('backup')
  manifest = await writeBackup(client, files, createWriteStream(file))
  await client.end()
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true })
})

/** An empty database with what `work` does in it. */
const inEmpty = async <T>(work: (client: Client, reach: Reach) => Promise<T>): Promise<T> => {
  const { reach, drop } = await makeEmptyDatabase(testClusterOfThisRun())
  const client = await connectDirectly(reach, 'restore')
  try {
    return await work(client, reach)
  } finally {
    await client.end()
    await drop()
  }
}

test('everything comes back, each row in its ecosystem, each file whole', async () => {
  expect(manifest.rows).toMatchObject({ ecosystems: 2, platform_outbox: 7 })
  await inEmpty(async (client, reach) => {
    const files = await filesIn('new')
    expect(await restoreBackup(client, files, createReadStream(file))).toEqual(manifest)
    expect(await text((await files.get('feeds/a.csv'))!)).toBe('a;b')
    const restored = databaseAt(reach, city.clock)
    const words = await restored.city(city.ecosystemId, 'testville').reading(async (tx) => {
      const { rows } = await sql<{ word: string }>`
        select about ->> 'word' as word from platform_outbox order by seq`.execute(tx)
      return rows.map(({ word }) => word)
    })
    expect(words).toEqual(['tab\there', 'new\nline', 'back\\slash', 'niño, Zürich, مدرسة', '🌿', ''])
    // New events sort after the restored ones, although the old cluster's transactions had other numbers.
    await say(restored.city(south.ecosystemId, 'south'), 'after the move')
    const heard: string[] = []
    const following = consumeOutbox(restored, 'tests', {
      onEvent: ({ about }) => void heard.push(String(about['word'])),
      setAside: async () => {},
      onFault: () => {},
    })
    await expect.poll(() => heard.at(-1), { timeout: 15_000 }).toBe('after the move')
    expect(heard).toHaveLength(8)
    await following.close()
    await restored.close()
  })
})

test('row security is forced again afterwards', async () => {
  await inEmpty(async (client) => {
    await restoreBackup(client, await filesIn('forced'), createReadStream(file))
    const { rows } = await client.query(
      `select 1 from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace`,
    )
    expect(rows).toEqual([])
  })
})

test('an installation that holds something is refused and left as it is', async () => {
  const client = await city.database.connect('restore')
  const restoring = restoreBackup(client, await filesIn('full'), createReadStream(file))
  await expect(restoring).rejects.toThrow(/empty installation only.*ecosystems/s)
  await client.end()
  expect((await city.reading((tx) => sql`select 1 from platform_outbox`.execute(tx))).rows).toHaveLength(6)
})

test('a migrated but empty installation is as good as none', async () => {
  const { reach, drop } = await makeTestDatabase(testClusterOfThisRun())
  const client = await connectDirectly(reach, 'restore')
  expect(await restoreBackup(client, await filesIn('migrated'), createReadStream(file))).toEqual(manifest)
  await client.end()
  await drop()
})

test('a disk that fills up is told at once', async () => {
  const client = await city.database.connect('backup')
  let taken = 0
  const full = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      taken += chunk.length
      done(taken > 1000 ? Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }) : null)
    },
  })
  await expect(writeBackup(client, await filesIn('old'), full)).rejects.toMatchObject({ code: 'ENOSPC' })
  await client.end()
})

const damaged = async (change: (bytes: Buffer) => Buffer): Promise<string> => {
  const place = path.join(folder, 'damaged.hedgerow')
  await writeFile(place, change(await readFile(file)))
  return place
}

describe('a damaged backup changes nothing', () => {
  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), /damaged or cut off|cut off/],
    ['cut off between two parts', (bytes: Buffer) => gzipSync(beforeManifest(gunzipSync(bytes))), /no manifest/],
    ['altered', (bytes: Buffer) => gzipSync(swapped(gunzipSync(bytes))), /another checksum/],
    ['something else', () => gzipSync('name,age\nAnna,9\n'), /not a backup/],
    ['not even gzip', () => Buffer.from('name,age'), /damaged or cut off/],
  ])('%s', async (_what, change, sentence) => {
    const place = await damaged(change)
    await inEmpty(async (client) => {
      await expect(restoreBackup(client, await filesIn('damaged'), createReadStream(place))).rejects.toThrow(sentence)
      const { rows } = await client.query(`select to_regclass('ecosystems') as there`)
      if ((rows[0] as { there: string | null }).there === null) return
      expect((await client.query('select 1 from ecosystems')).rows).toEqual([])
    })
  })
})

test('a backup of a newer Hedgerow is refused by its migration’s name', async () => {
  const place = path.join(folder, 'newer.hedgerow')
  const whole = gunzipSync(await readFile(file)).toString('latin1')
  const end = whole.indexOf('\n') + 1
  const head = JSON.parse(whole.slice(0, end)) as { bytes: number }
  const body = whole.slice(end, end + head.bytes).replace('202611220100-platform', '299911220100-platform')
  const { createHash } = await import('node:crypto')
  const sha256 = createHash('sha256').update(Buffer.from(body, 'latin1')).digest('hex')
  await writeFile(place, gzipSync(`${JSON.stringify({ entry: 'head', bytes: body.length, sha256 })}\n${body}`))
  await inEmpty(async (client) => {
    const restoring = restoreBackup(client, await filesIn('newer'), createReadStream(place))
    await expect(restoring).rejects.toThrow(RestoreRefused)
    await expect(client.query('select 1 from platform_migrations')).rejects.toThrow(/does not exist/)
  })
})

const beforeManifest = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf('{"entry":"manifest"'))
const swapped = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replace('elsewhere', 'elsewhe4e'), 'latin1')
