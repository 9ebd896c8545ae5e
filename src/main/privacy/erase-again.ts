import type { Directory } from '#commons/ecosystems'
import { emptyAccount, erasePerson, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { erasuresNoted } from '#platform/backup/erasure-journal.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/files/file-store.ts'

const by: Actor = { kind: 'system', because: 'a backup that brought somebody back' }

export interface ErasedAgain {
  /** Persons and accounts the journal tells of. */
  readonly noted: number
  /** Those that had come back, and are erased again. */
  readonly persons: number
  readonly accounts: number
}

/**
 * P20: whoever was erased stays erased, whatever a backup brought back. Asks the journal, erases again who is there, and
 * tells of it as of the first time. A second run finds nobody.
 */
export async function eraseAgain(house: {
  readonly database: Database
  readonly files: FileStore
  readonly clock: Clock
  readonly directory: Pick<Directory, 'all'>
}): Promise<ErasedAgain> {
  const { database, files, clock, directory } = house
  const noted = await erasuresNoted(files)
  const personsOf = new Map<Id, Id[]>()
  const accountIds: Id[] = []
  for (const erasure of noted) {
    if (erasure.what === 'account') accountIds.push(erasure.accountId)
    else personsOf.set(erasure.ecosystemId, [...(personsOf.get(erasure.ecosystemId) ?? []), erasure.personId])
  }
  let persons = 0
  for (const { id, slug } of directory.all()) {
    const city = database.city(id, slug, 'job')
    const ids = personsOf.get(id) ?? []
    const back = ids.length === 0 ? [] : (await personsById(ids, city)).filter(({ erasedAt }) => erasedAt === null)
    for (const person of back) persons += (await erasePerson(person.id, by, city, database)) ? 1 : 0
  }
  let accounts = 0
  const desk = { database, clock, ecosystems: () => directory.all() }
  for (const accountId of accountIds) accounts += (await emptyAccount(accountId, desk)) ? 1 : 0
  return { noted: noted.length, persons, accounts }
}
