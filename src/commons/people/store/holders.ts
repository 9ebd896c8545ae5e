import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'

/** @param organisationId null: for the ecosystem as a whole */
export async function loadHolders(tx: Tx, role: Role, organisationId: Id | null, on: Day): Promise<Id[]> {
  const rows = await tx
    .selectFrom('people_roles')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .where('from_on', '<=', on)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>=', on)]))
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
