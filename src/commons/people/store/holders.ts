import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { rowRunsOn } from './role-rows.ts'

/** @param organisationId null: for the ecosystem as a whole */
export async function loadHolders(tx: Tx, role: Role, organisationId: Id | null, on: Day): Promise<Id[]> {
  const rows = await tx
    .selectFrom('people_roles')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .where(rowRunsOn(on))
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Every role of these kinds that was given for an organisation until a day. */
export async function loadRolesAt(
  tx: Tx,
  organisationId: Id,
  roles: readonly Role[],
  on: Day,
): Promise<{ readonly id: Id; readonly personId: Id }[]> {
  const rows = await tx
    .selectFrom('people_roles')
    .select(['id', 'person_id'])
    .where('organisation_id', '=', organisationId)
    .where('role', 'in', roles)
    .where('from_on', '<=', on)
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id }))
}
