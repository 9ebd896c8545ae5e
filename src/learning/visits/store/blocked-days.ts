import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { BlockedDay } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

/** From this day on, in their order. */
export async function loadBlockedDays(tx: Tx, from: Day): Promise<BlockedDay[]> {
  const rows = await tx
    .selectFrom('visits_blocked_days')
    .select(['organisation_id', 'place', 'falls_on'])
    .where('falls_on', '>=', from)
    .orderBy('falls_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ organisationId: row.organisation_id, place: row.place, fallsOn: row.falls_on }))
}

/** @returns how many were not blocked before */
export async function saveBlockedDays(tx: Tx, days: readonly (BlockedDay & { readonly id: Id })[]): Promise<number> {
  if (days.length === 0) return 0
  const rows = await tx
    .insertInto('visits_blocked_days')
    .values(
      days.map(({ id, organisationId, place, fallsOn }) => ({
        ecosystem_id: here,
        id,
        organisation_id: organisationId,
        place,
        falls_on: fallsOn,
      })),
    )
    .onConflict((row) => row.doNothing())
    .returning('id')
    .execute()
  return rows.length
}

/** @returns how many were blocked before */
export async function deleteBlockedDays(
  tx: Tx,
  { organisationId, place }: Pick<BlockedDay, 'organisationId' | 'place'>,
  { on, untilOn }: { readonly on: Day; readonly untilOn: Day },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('visits_blocked_days')
    .where('falls_on', '>=', on)
    .where('falls_on', '<=', untilOn)
    .where('organisation_id', 'is not distinct from', organisationId)
    .where('place', 'is not distinct from', place)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Where a class goes, or is held a date, from this day on. */
export async function loadGiven(tx: Tx, from: Day) {
  const rows = await tx
    .selectFrom('visits_places as p')
    .innerJoin('visits_asks as a', 'a.id', 'p.ask_id')
    .innerJoin('visits_bookings as b', 'b.id', 'a.booking_id')
    .innerJoin('visits_slots as s', 's.id', 'p.slot_id')
    .innerJoin('visits_paths as h', 'h.id', 'p.path_id')
    .select(['b.school_id', 's.falls_on', 'h.host_id', 'h.place'])
    .where('a.state', 'in', ['offered', 'confirmed'])
    .where('s.falls_on', '>=', from)
    .execute()
  return rows.map((row) => ({
    schoolId: row.school_id,
    fallsOn: row.falls_on,
    path: { hostId: row.host_id, place: row.place },
  }))
}
