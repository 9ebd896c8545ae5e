import type { Id } from '#kernel/id.ts'
import type { Desk } from '#platform/http/desk.ts'
import { deleteLink } from '../../store/erasure.ts'
import { saveErasure } from '../account-store.ts'
import { deleteSubjectsOf } from '../openid/store.ts'
import { deleteSessions } from '../session-store.ts'

/**
 * P20, by the house: an account that was erased before and came back with a backup. Persons it leads to are only left:
 * whether they were erased too is noted of each of them. Told twice, it happened once.
 * @returns whether there was anything left to empty
 */
export async function emptyAccount(
  accountId: Id,
  { database, clock, ecosystems }: Pick<Desk, 'database' | 'clock' | 'ecosystems'>,
): Promise<boolean> {
  const account = await database.installation
    .selectFrom('people_accounts')
    .select('erased_at')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account || account.erased_at !== null) return false
  for (const { id, slug } of ecosystems()) {
    await database.city(id, slug).transaction(async (tx) => {
      await deleteSubjectsOf(tx, accountId)
      await deleteLink(tx, accountId)
    })
  }
  await database.installation.transaction().execute(async (tx) => {
    await deleteSessions(tx, accountId)
    await saveErasure(tx, accountId, clock.now())
  })
  return true
}
