import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDirectory } from '#commons/ecosystems'
import { eraseAccount, erasePerson, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { erasureJournalRule, erasuresNoted, noteErasure, takeErasuresOver } from '#platform/backup/erasure-journal.ts'
import { restoreBackup, RestoreRefused } from '#platform/backup/restore-backup.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { connectDirectly, type Reach } from '#platform/database/connections.ts'
import { databaseAt, type Database } from '#platform/database/database.ts'
import { testClusterOfThisRun } from '#platform/database/testing/test-cluster.ts'
import { makeEmptyDatabase } from '#platform/database/testing/test-template.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { workThrough } from '../../../tests/stage/work-through.ts'
import { saveAccount } from '../../commons/people/sign-in/account-store.ts'
import { saveLink } from '../../commons/people/store.ts'
import { erasureReactions } from '../my-page/erasure-reactions.ts'
import { startWorking } from '../work.ts'
import { eraseAgain } from './erase-again.ts'

const day = 86_400_000
const system: Actor = { kind: 'system', because: 'a test' }
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-erase-again-'))
const backup = join(folder, 'all.hedgerow')
let house: TestHouse
let restored: Reach
let drop: () => Promise<void>
let rook: Somebody, lark: Somebody, wren: Somebody, heron: Somebody
let spare: Id

const accountOf = async ({ person }: Somebody): Promise<Id> =>
  house.city.reading(async (tx) => {
    const row = await tx
      .selectFrom('people_links')
      .select('account_id')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    return row.account_id
  })

/** Rook erases herself and Lark is erased by the house after the backup; Heron lets go of one of two accounts. */
beforeAll(async () => {
  house = await openTestHouse()
  const { city, database, desk, installation } = house
  rook = await signedIn(house, 'Rook Example')
  lark = await signedIn(house, 'Lark Example')
  wren = await signedIn(house, 'Wren Example')
  heron = await signedIn(house, 'Heron Example')
  spare = database.newId()
  await saveAccount(database.installation, { id: spare, language: 'en', madeAt: city.now(), erasedAt: null })
  await city.transaction((tx) => saveLink(tx, spare, heron.person, city.now()))
  const client = await database.connect('backup')
  await writeBackup(client, installation.files, createWriteStream(backup))
  await client.end()

  await eraseAccount(await accountOf(rook), desk)
  await erasePerson(lark.person, system, city, database)
  await eraseAccount(spare, desk)
  await workThrough(house, erasureReactions, desk)()

  ;({ reach: restored, drop } = await makeEmptyDatabase(testClusterOfThisRun()))
})
afterAll(async () => {
  await drop()
  await house.close()
  rmSync(folder, { recursive: true })
})

const inRestored = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
  const database = databaseAt(restored, house.database.clock)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
const namesIn = async (database: Database): Promise<string[]> => {
  const city = database.city(house.city.ecosystemId, house.city.slug)
  const all = await personsById([rook.person, lark.person, wren.person, heron.person], city)
  return all.map(({ displayName, erasedAt }) => `${displayName}${erasedAt === null ? '' : ' erased'}`)
}

test('P20 the journal outside the database tells who was erased, by ids and once', async () => {
  const { files } = house.installation
  const noted = await erasuresNoted(files)
  expect(noted).toHaveLength(4)
  expect(noted).toEqual(
    expect.arrayContaining([
      { what: 'person', ecosystemId: house.city.ecosystemId, personId: rook.person },
      { what: 'person', ecosystemId: house.city.ecosystemId, personId: lark.person },
      { what: 'account', accountId: spare },
    ]),
  )
})

test('P20 a backup of more than 35 days is refused, unless the operator insists', async () => {
  const { reach, drop: dropEmpty } = await makeEmptyDatabase(testClusterOfThisRun())
  const client = await connectDirectly(reach, 'restore')
  const files = openLocalFiles(join(folder, 'late'))
  const late = instant(Date.now() + 36 * day)
  await expect(restoreBackup(client, files, createReadStream(backup), late)).rejects.toThrow(RestoreRefused)
  expect((await client.query(`select 1 from pg_class where relname = 'ecosystems'`)).rowCount).toBe(0)
  await restoreBackup(client, files, createReadStream(backup), null)
  expect((await client.query('select 1 from ecosystems')).rowCount).toBe(1)
  await client.end()
  await dropEmpty()
})

test('P20 whoever was erased after the backup is erased again, told of, and nobody else; a second run changes nothing', async () => {
  const files = openLocalFiles(join(folder, 'new'))
  const client = await connectDirectly(restored, 'restore')
  await restoreBackup(client, files, createReadStream(backup), instant(Date.now()))
  await client.end()
  expect(await takeErasuresOver(house.installation.files, files)).toBe(4)
  await inRestored(async (database) => {
    const directory = await openDirectory(database)
    const there = { database, files, directory, clock: house.database.clock }
    expect(await namesIn(database)).toEqual(['Rook Example', 'Lark Example', 'Wren Example', 'Heron Example'])
    expect(await eraseAgain(there)).toEqual({ noted: 4, persons: 2, accounts: 1 })
    expect(await namesIn(database)).toEqual(['– erased', '– erased', 'Wren Example', 'Heron Example'])
    expect(await eraseAgain(there)).toEqual({ noted: 4, persons: 0, accounts: 0 })

    const told = await database.reader
      .selectFrom('platform_outbox')
      .select(['about', 'by'])
      .where('name', '=', 'people.person-erased')
      .execute()
    expect(told.map(({ about }) => (about as { personId: Id }).personId).sort()).toEqual(
      [rook.person, lark.person].sort(),
    )
    expect(told[0]!.by).toEqual({ kind: 'system', because: 'a backup that brought somebody back' })
    // Rook's, Lark's and the spare account are empty; Wren and Heron still come in by theirs.
    const accounts = await database.installation.selectFrom('people_accounts').select(['id', 'erased_at']).execute()
    expect(accounts.filter(({ erased_at }) => erased_at === null)).toHaveLength(2)
    expect(accounts.find(({ id }) => id === spare)?.erased_at).not.toBeNull()
    const links = await database.reader.selectFrom('people_links').select('person_id').execute()
    expect(links.map(({ person_id }) => person_id).sort()).toEqual([wren.person, heron.person].sort())
    expect(await database.installation.selectFrom('people_sessions').select('id').execute()).toHaveLength(2)
  })
})

test('P20 a start erases again too, whatever way a database was brought back', async () => {
  const { city, installation, desk, database } = house
  const swift = await signedIn(house, 'Swift Example')
  const erasure = { what: 'person', ecosystemId: city.ecosystemId, personId: swift.person } as const
  const nameNow = async () => (await personsById([swift.person], city))[0]!.displayName
  await noteErasure(installation.files, erasure, database.clock.now())
  expect(await nameNow()).toBe('Swift Example')
  const working = await startWorking(installation, desk)
  await working.stop()
  expect(await nameNow()).toBe('–')
  const here = await personsById([wren.person, heron.person], city)
  expect(here.map(({ displayName }) => displayName)).toEqual(['Wren Example', 'Heron Example'])
})

test('P20 a line of the journal outlives every backup, and goes after forty days', async () => {
  const files = openLocalFiles(join(folder, 'new'))
  const after = (days: number) => erasureJournalRule(files, () => house.database.clock.now() + days * day)
  expect(await after(36).run(house.database)).toBe(0)
  expect(await after(41).dryRun(house.database)).toBe(4)
  expect(await after(41).run(house.database)).toBe(4)
  expect(await erasuresNoted(files)).toEqual([])
})
