import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

/** Empties what is known of a person; the row, its id and the days of its roles stay, for what others did beside it. */
export async function savePersonErased(tx: Tx, personId: Id, at: Instant, today: Day): Promise<void> {
  await tx
    .updateTable('people_persons')
    .set({
      display_name: '–',
      legal_name: null,
      birth_year: null,
      birth_month: null,
      language: 'und',
      protected: false,
      erased_at: moment(at),
    })
    .where('id', '=', personId)
    .execute()
  await tx
    .updateTable('people_roles')
    .set({ until_on: sql<Day>`greatest(from_on - 1, ${today}::date - 1)`, ended_at: moment(at) })
    .where('person_id', '=', personId)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>=', today)]))
    .execute()
  await tx.deleteFrom('people_invitations').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_ways').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_cards').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_user_names').where('person_id', '=', personId).execute()
  await tx
    .deleteFrom('people_clearance_reminders')
    .where('clearance_id', 'in', tx.selectFrom('people_clearances').select('id').where('person_id', '=', personId))
    .execute()
  await tx.deleteFrom('people_clearances').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people_links').where('person_id', '=', personId).execute()
}

export async function deleteLink(tx: Tx, accountId: Id): Promise<void> {
  await tx.deleteFrom('people_links').where('account_id', '=', accountId).execute()
}

/** Through which accounts this person comes in. */
export async function loadAccountsOfPerson(tx: Tx, personId: Id): Promise<Id[]> {
  const rows = await tx.selectFrom('people_links').select('account_id').where('person_id', '=', personId).execute()
  return rows.map(({ account_id }) => account_id)
}
