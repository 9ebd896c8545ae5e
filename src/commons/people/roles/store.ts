import { sql } from 'kysely'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { roleOfRow, rolesInOrder } from '../store/role-rows.ts'
import type { RoleGiven } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

/** The roles in which others stand, or stood, in for this person. */
export async function loadDelegatedBy(tx: Tx, personId: Id): Promise<RoleGiven[]> {
  return (await rolesInOrder(tx).where('delegated_by', '=', personId).execute()).map(roleOfRow)
}

/** Roles whose last day lies between these two, each with what was told of it. */
export async function loadEnding(
  tx: Tx,
  { from, by }: { readonly from: Day; readonly by: Day },
): Promise<
  (Pick<RoleGiven, 'id' | 'personId' | 'role' | 'fromOn'> & {
    readonly untilOn: Day
    readonly told: readonly number[]
  })[]
> {
  const rows = await tx
    .selectFrom('people_roles as r')
    .select(['id', 'person_id', 'role', 'from_on', 'until_on'])
    .select(
      sql<number[]>`array(select days_before from people_role_reminders m
        where m.ecosystem_id = r.ecosystem_id and m.role_id = r.id)`.as('told'),
    )
    .where('until_on', '>=', from)
    .where('until_on', '<=', by)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    role: row.role as Role,
    fromOn: row.from_on,
    untilOn: row.until_on!,
    told: row.told,
  }))
}

export async function saveRoleReminders(tx: Tx, roleId: Id, days: readonly number[], at: Instant): Promise<void> {
  if (days.length === 0) return
  await tx
    .insertInto('people_role_reminders')
    .values(days.map((days_before) => ({ ecosystem_id: here, role_id: roleId, days_before, told_at: moment(at) })))
    .onConflict((row) => row.doNothing())
    .execute()
}
