import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { record } from '#platform/database/outbox.ts'
import { saveErasure } from '../sign-in/account-store.ts'
import { deleteSubjectsOf } from '../sign-in/openid/store.ts'
import { deleteSessions } from '../sign-in/session-store.ts'
import { loadPersons } from '../store.ts'
import { loadAccountsOfPerson, savePersonErased } from '../store/erasure.ts'

/**
 * P19, by the house: a rule of retention, or a backup that brought somebody back. Accounts that lead to nobody any more
 * are emptied with the person; one that is somebody elsewhere stays. Told twice, it happened once.
 * @returns whether there was anything left to erase
 */
export async function erasePerson(personId: Id, by: Actor, city: City, database: Database): Promise<boolean> {
  const now = city.now()
  const accounts = await city.transaction(async (tx) => {
    const [person] = await loadPersons(tx, [personId])
    if (!person || person.erasedAt !== null) return null
    const linked = await loadAccountsOfPerson(tx, personId)
    for (const accountId of linked) await deleteSubjectsOf(tx, accountId)
    // Roles end with the day before: on no wall of this earth does one of them run any more.
    await savePersonErased(tx, personId, now, dayIn('Etc/GMT+12', now))
    await record(tx, [happened('people.person-erased', by, { personId })], now)
    return linked
  })
  if (accounts === null) return false
  for (const accountId of accounts) await emptyAccountOfNobody(accountId, database, now)
  return true
}

async function emptyAccountOfNobody(
  accountId: Id,
  { installation, reader }: Database,
  now: ReturnType<City['now']>,
): Promise<void> {
  const elsewhere = await reader
    .selectFrom('people_links')
    .select('person_id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  if (elsewhere) return
  await installation.transaction().execute(async (tx) => {
    await deleteSessions(tx, accountId)
    await saveErasure(tx, accountId, now)
  })
}
