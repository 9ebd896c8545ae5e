import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import { roleOfRow, rowRunsOn } from '../store/role-rows.ts'
import type { RoleGiven } from '../words.ts'
import { contactRoles, type Clearance, type ClearanceKind } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const clearanceOf = (row: Selectable<DB['people_clearances']>): Clearance => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind as ClearanceKind,
  number: row.number,
  authority: row.authority,
  jurisdiction: row.jurisdiction,
  issuedOn: row.issued_on,
  expiresOn: row.expires_on,
  verifiedBy: row.verified_by,
  verifiedOn: row.verified_on,
  withdrawnAt: row.withdrawn_at,
})

export async function saveClearance(tx: Tx, one: Clearance): Promise<void> {
  await tx
    .insertInto('people_clearances')
    .values({
      ecosystem_id: here,
      id: one.id,
      person_id: one.personId,
      kind: one.kind,
      number: one.number,
      authority: one.authority,
      jurisdiction: one.jurisdiction,
      issued_on: one.issuedOn,
      expires_on: one.expiresOn,
      verified_by: one.verifiedBy,
      verified_on: one.verifiedOn,
    })
    .execute()
}

/** Null: there is none. False: it was withdrawn before. */
export async function saveClearanceWithdrawn(tx: Tx, id: Id, at: Instant): Promise<boolean | null> {
  const row = await tx
    .selectFrom('people_clearances')
    .select('withdrawn_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  if (row.withdrawn_at !== null) return false
  await tx
    .updateTable('people_clearances')
    .set({ withdrawn_at: moment(at) })
    .where('id', '=', id)
    .execute()
  return true
}

export async function loadClearance(tx: Tx, id: Id): Promise<Clearance | null> {
  const row = await tx.selectFrom('people_clearances').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? clearanceOf(row) : null
}

export async function loadClearances(tx: Tx, personIds: readonly Id[]): Promise<Clearance[]> {
  if (personIds.length === 0) return []
  const rows = await tx.selectFrom('people_clearances').selectAll().where('person_id', 'in', personIds).execute()
  return rows.map(clearanceOf)
}

/** Those that end by this day and stand, each with the reminders told of it. */
export async function loadEndingBy(tx: Tx, by: Day): Promise<(Clearance & { readonly told: readonly number[] })[]> {
  const rows = await tx
    .selectFrom('people_clearances as c')
    .selectAll('c')
    .select(
      sql<number[]>`array(select days_before from people_clearance_reminders r
        where r.ecosystem_id = c.ecosystem_id and r.clearance_id = c.id)`.as('told'),
    )
    .where('withdrawn_at', 'is', null)
    .where('expires_on', '<=', by)
    .orderBy('expires_on')
    .execute()
  return rows.map(({ told, ...row }) => ({ ...clearanceOf(row), told }))
}

export async function saveReminders(tx: Tx, clearanceId: Id, days: readonly number[], at: Instant): Promise<void> {
  await tx
    .insertInto('people_clearance_reminders')
    .values(
      days.map((days_before) => ({ ecosystem_id: here, clearance_id: clearanceId, days_before, told_at: moment(at) })),
    )
    .onConflict((row) => row.doNothing())
    .execute()
}

/** Roles that meet children and run on this day; of these persons, or of everybody. */
export async function loadContactRoles(
  tx: Tx,
  today: Day,
  personIds: readonly Id[] | null,
  organisationId?: Id,
): Promise<RoleGiven[]> {
  if (personIds?.length === 0) return []
  let query = tx
    .selectFrom('people_roles')
    .selectAll()
    .where('role', 'in', contactRoles)
    .where(rowRunsOn(today))
    .orderBy('person_id')
  if (personIds) query = query.where('person_id', 'in', personIds)
  if (organisationId) query = query.where('organisation_id', '=', organisationId)
  return (await query.execute()).map(roleOfRow)
}

/** At most a thousand: more would not fit into any list a person chooses from. */
export async function loadIdsOfPlace(tx: Tx, today: Day): Promise<Id[]> {
  const rows = await tx
    .selectFrom('people_roles')
    .select('person_id')
    .distinct()
    .where('role', 'not in', ['learner', 'guardian'])
    .where('organisation_id', 'is', null)
    .where(rowRunsOn(today))
    .limit(1000)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
