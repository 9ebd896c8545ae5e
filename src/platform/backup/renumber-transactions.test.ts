import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { happened } from '../database/city.ts'
import { connectDirectly } from '../database/connections.ts'
import { databaseAt } from '../database/database.ts'
import { consumeOutbox } from '../database/outbox/follow-outbox.ts'
import { record } from '../database/outbox.ts'
import { testCity } from '../database/test-city.ts'
import { testClusterOfThisRun } from '../database/testing/test-cluster.ts'
import { makeEmptyDatabase } from '../database/testing/test-template.ts'
import { openFileStore } from '../files/file-store.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

test('no event is told twice or missed, however far the old cluster had counted', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-backup-'))
  const files = await openFileStore({ dataFolder: folder, s3: null })
  const place = path.join(folder, 'far-ahead.hedgerow')
  const old = await testCity()
  const tell = (word: string) =>
    old.transaction((tx) => record(tx, [happened('tests.said', { kind: 'visitor' }, { word })]))
  for (const word of ['late', 'heard', 'also heard', 'not yet']) await tell(word)
  const client = await old.database.connect('backup')
  // The first to be counted commits last: its transaction is the youngest.
  await client.query(`
    alter table platform_outbox no force row level security;
    update platform_outbox set xid = (9000000000 + case about ->> 'word' when 'late' then 9 else seq end)::text::xid8;
    insert into platform_cursors select 'tests', xid, seq from platform_outbox where about ->> 'word' = 'also heard';
    insert into platform_cursors values ('newcomer', '0', 0);
    alter table platform_outbox force row level security`)
  await writeBackup(client, files, createWriteStream(place))
  await client.end()
  const { reach, drop } = await makeEmptyDatabase(testClusterOfThisRun())
  const owner = await connectDirectly(reach, 'restore')
  await restoreBackup(owner, files, createReadStream(place))
  const restored = databaseAt(reach, old.clock)
  await restored
    .city(old.ecosystemId, 'testville')
    .transaction((tx) => record(tx, [happened('tests.said', { kind: 'visitor' }, { word: 'new' })]))
  const heardBy = async (consumer: string, last: string): Promise<string[]> => {
    const heard: string[] = []
    const following = consumeOutbox(restored, consumer, {
      onEvent: ({ about }) => void heard.push(String(about['word'])),
      setAside: async () => {},
      onFault: () => {},
    })
    await expect.poll(() => heard.at(-1), { timeout: 15_000 }).toBe(last)
    await following.close()
    return heard
  }
  expect(await heardBy('tests', 'new')).toEqual(['not yet', 'late', 'new'])
  expect(await heardBy('newcomer', 'new')).toEqual(['heard', 'also heard', 'not yet', 'late', 'new'])
  await restored.close()
  await owner.end()
  await drop()
  await old.close()
  rmSync(folder, { recursive: true })
})
