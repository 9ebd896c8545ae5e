import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { restoreBackup } from '#platform/backup/restore-backup.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { connectDirectly } from '#platform/database/connections.ts'
import { databaseAt } from '#platform/database/database.ts'
import { testCity } from '#platform/database/test-city.ts'
import { testClusterOfThisRun } from '#platform/database/testing/test-cluster.ts'
import { makeEmptyDatabase } from '#platform/database/testing/test-template.ts'
import { openFileStore } from '#platform/files/file-store.ts'
import { sampleDraft } from '../commands/sample-drafts.ts'
import { saveFromSource } from '../commands/save-from-source.ts'
import { changesSince } from './changes-since.ts'

const by: Actor = { kind: 'system', because: 'import' }

test('after a restore a reader elsewhere misses nothing, though the old cluster had counted further', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-changes-'))
  const files = await openFileStore({ dataFolder: folder, s3: null })
  const file = path.join(folder, 'all.hedgerow')
  const city = await testCity()
  const save = (here: typeof city, drafts: readonly string[]) =>
    here.transaction((tx) => saveFromSource(tx, here, { sourceId, drafts: drafts.map((key) => sampleDraft(key)) }, by))
  const sourceId = city.newId()
  await save(city, ['a', 'b'])
  const owner = await city.database.connect('backup')
  await owner.query(`
    alter table catalogue_opportunities no force row level security;
    update catalogue_opportunities set changed_xid = '9000000000';
    alter table catalogue_opportunities force row level security`)
  await writeBackup(owner, files, createWriteStream(file))
  await owner.end()
  // What the old cluster told after the backup was made is higher still.
  const mark = { number: 9_000_000_500, id: city.newId() }
  await city.close()

  const { reach, drop } = await makeEmptyDatabase(testClusterOfThisRun())
  const client = await connectDirectly(reach, 'restore')
  await restoreBackup(client, files, createReadStream(file))
  await client.end()
  const restored = databaseAt(reach, city.clock)
  const here = { ...city, ...restored.city(city.ecosystemId, 'testville') }
  await expect.poll(async () => (await changesSince(mark, 100, here)).length, { timeout: 15_000 }).toBe(2)
  const told = await changesSince(mark, 100, here)
  expect(told.map(({ isPublic }) => isPublic)).toEqual([true, true])
  const last = told.at(-1)!.mark
  expect(last.number).toBeGreaterThan(mark.number)
  expect(await changesSince(last, 100, here)).toEqual([])
  await save(here, ['a', 'b', 'c'])
  // Any transaction of the cluster that is still open, a neighbour's too, holds news back.
  const news = async () => (await changesSince(last, 100, here)).map(({ opportunity }) => opportunity.title.texts.en)
  await expect.poll(news, { timeout: 15_000 }).toEqual(['Offer c'])
  await restored.close()
  await drop()
  rmSync(folder, { recursive: true })
})
