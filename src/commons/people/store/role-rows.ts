import { sql, type Selectable } from 'kysely'
import type { Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { PeopleRolesTable } from '#platform/database/tables.ts'
import type { RoleGiven } from '../words.ts'

/** Every role, the first first. */
export const rolesInOrder = (tx: Tx) => tx.selectFrom('people_roles').selectAll().orderBy('from_on').orderBy('id')

export const roleOfRow = (row: Selectable<PeopleRolesTable>): RoleGiven => ({
  id: row.id,
  personId: row.person_id,
  role: row.role as Role,
  organisationId: row.organisation_id,
  fromOn: row.from_on,
  untilOn: row.until_on,
  endedAt: row.ended_at,
  delegatedBy: row.delegated_by,
})

/** What `runsOn` says of a role, asked of rows of `people_roles`. */
export const rowRunsOn = (day: Day) =>
  sql<boolean>`(from_on <= ${day} and (until_on is null or until_on >= ${day}) and ended_at is null)`
