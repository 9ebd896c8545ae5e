import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { roleOfRow, rolesInOrder } from './store/role-rows.ts'
import type { Person, RoleDraft, RoleGiven } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

export async function savePerson(tx: Tx, person: Person): Promise<void> {
  await tx
    .insertInto('people_persons')
    .values({
      ecosystem_id: here,
      id: person.id,
      display_name: person.displayName,
      legal_name: person.legalName,
      birth_year: person.birth?.year ?? null,
      birth_month: person.birth?.month ?? null,
      language: person.language,
      protected: person.protected,
      made_at: new Date(person.madeAt) as never,
    })
    .execute()
}

/** In the order asked; those that are not here are left out. */
export async function loadPersons(tx: Tx, ids: readonly Id[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('people_persons').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    return {
      id,
      displayName: row.display_name,
      legalName: row.legal_name,
      birth: row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month! },
      language: row.language,
      protected: row.protected,
      madeAt: row.made_at as unknown as Instant,
      erasedAt: row.erased_at as unknown as Instant | null,
    }
  })
}

export async function saveRole(tx: Tx, id: Id, draft: RoleDraft): Promise<void> {
  await tx
    .insertInto('people_roles')
    .values({
      ecosystem_id: here,
      id,
      person_id: draft.personId,
      role: draft.role,
      organisation_id: draft.organisationId,
      from_on: draft.fromOn,
      until_on: draft.untilOn,
      delegated_by: draft.delegatedBy,
    })
    .execute()
}

/** Every role these people were ever given, the first first. */
export async function loadRolesOf(tx: Tx, personIds: readonly Id[]): Promise<RoleGiven[]> {
  if (personIds.length === 0) return []
  return (await rolesInOrder(tx).where('person_id', 'in', personIds).execute()).map(roleOfRow)
}

export const loadRoles = (tx: Tx, personId: Id): Promise<RoleGiven[]> => loadRolesOf(tx, [personId])

/**
 * Ended before its first day, it ran on none.
 * @param endedAt when that was said, where it is over at once
 * @returns false: there is no such role, or it had ended by then
 */
export async function saveRoleEnd(
  tx: Tx,
  id: Id,
  { lastOn, endedAt }: { readonly lastOn: Day; readonly endedAt: Instant | null },
): Promise<boolean> {
  const last = sql<Day>`greatest(from_on - 1, ${lastOn}::date)`
  const { numUpdatedRows } = await tx
    .updateTable('people_roles')
    .set({ until_on: last, ended_at: endedAt && moment(endedAt) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>', last)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Makes the account come in as this person from now on. */
export async function saveLink(tx: Tx, accountId: Id, personId: Id, at: Instant): Promise<void> {
  await tx
    .insertInto('people_links')
    .values({ ecosystem_id: here, account_id: accountId, person_id: personId, linked_at: new Date(at) as never })
    .execute()
}

export async function loadPersonOfAccount(tx: Tx, accountId: Id): Promise<Id | null> {
  const row = await tx
    .selectFrom('people_links')
    .select('person_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.person_id ?? null
}
