import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Care } from '../words.ts'

export async function saveCare(tx: Tx, care: Care, saidBy: Id, now: Instant): Promise<void> {
  const said = {
    needs: care.needs,
    may_leave_alone: care.mayLeaveAlone,
    fetched_by: [...care.fetchedBy],
    said_by: saidBy,
    said_at: moment(now),
  }
  await tx
    .insertInto('attendance_care')
    .values({ ecosystem_id: sql<Id>`platform_ecosystem()`, person_id: care.personId, ...said })
    .onConflict((row) => row.columns(['ecosystem_id', 'person_id']).doUpdateSet(said))
    .execute()
}

/** Of whom nobody said anything there is none. */
export async function loadCare(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, Care>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('attendance_care')
    .selectAll()
    .where('person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        personId: row.person_id,
        needs: row.needs,
        mayLeaveAlone: row.may_leave_alone,
        fetchedBy: row.fetched_by,
      },
    ]),
  )
}

/** When it was last said. */
export async function loadCareSaidAt(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, Instant>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('attendance_care')
    .select(['person_id', 'said_at'])
    .where('person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ person_id: id, said_at: at }) => [id, at]))
}

/** P19: nothing of a child, and no name of who spoke for one. */
export async function forgetCare(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('attendance_care').where('person_id', '=', personId).execute()
  await tx.updateTable('attendance_care').set({ said_by: null }).where('said_by', '=', personId).execute()
}
