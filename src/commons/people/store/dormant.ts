import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

/**
 * Minors, and those whose age nobody knows, who were written down before a moment and have not come in since: no
 * session, no card, and no role but a learner's that still runs.
 * @param bornAfter year and month as one number (2008 * 12 + 6): who was born later is a minor
 */
export async function loadDormantMinors(tx: Tx, before: number, bornAfter: number): Promise<Id[]> {
  const then = moment(before)
  const { rows } = await sql<{ id: Id }>`
    select person.id from people_persons as person
    where person.erased_at is null and person.made_at < ${then}
      and (person.birth_year is null or person.birth_year * 12 + person.birth_month > ${bornAfter})
      and not exists (
        select from people_links as link join people_accounts as account on account.id = link.account_id
        where link.person_id = person.id
          and (link.linked_at >= ${then} or account.seen_on >= (${then})::date
            or exists (select from people_sessions as session
              where session.account_id = account.id and session.seen_at >= ${then})))
      and not exists (
        select from people_cards as card where card.person_id = person.id and greatest(card.issued_at, card.opened_at) >= ${then})
      and not exists (
        select from people_roles as role where role.person_id = person.id and role.role <> 'learner'
          and (role.until_on is null or role.until_on >= (${then})::date))
    order by person.id`.execute(tx)
  return rows.map(({ id }) => id)
}
