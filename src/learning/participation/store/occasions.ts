import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { ParticipationOccasionsTable } from '#platform/database/tables.ts'
import type { Occasion, Way } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const occasionOf = (row: Selectable<ParticipationOccasionsTable>): Occasion => ({
  id: row.id,
  sessionId: row.session_id,
  opportunityId: row.opportunity_id,
  hostId: row.host_id,
  fallsOn: row.falls_on,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  timeZone: row.time_zone,
  way: row.way as Way,
  state: row.state as Occasion['state'],
  seats: row.seats,
  taken: row.taken,
  minimum: row.minimum,
})

/** @returns those that were not open before */
export async function saveOccasions(tx: Tx, occasions: readonly Occasion[], now: Instant): Promise<Id[]> {
  if (occasions.length === 0) return []
  const rows = await tx
    .insertInto('participation_occasions')
    .values(
      occasions.map((one) => ({
        ecosystem_id: here,
        id: one.id,
        session_id: one.sessionId,
        opportunity_id: one.opportunityId,
        host_id: one.hostId,
        falls_on: one.fallsOn,
        starts_at: moment(one.startsAt),
        ends_at: moment(one.endsAt),
        time_zone: one.timeZone,
        way: one.way,
        state: one.state,
        seats: one.seats,
        minimum: one.minimum,
        opened_at: moment(now),
      })),
    )
    .onConflict((row) => row.doNothing())
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Held until the transaction ends: whoever gives or frees seats of this occasion does so one after the other. */
export async function holdOccasion(tx: Tx, id: Id): Promise<Occasion | null> {
  const row = await tx
    .selectFrom('participation_occasions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? occasionOf(row) : null
}

export async function loadOccasions(tx: Tx, ids: readonly Id[]): Promise<Occasion[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('participation_occasions')
    .selectAll()
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(occasionOf)
}

/** Of these offers, from a moment on, the next first. */
export async function loadOccasionsOf(tx: Tx, opportunityIds: readonly Id[], from: Instant): Promise<Occasion[]> {
  if (opportunityIds.length === 0) return []
  const rows = await tx
    .selectFrom('participation_occasions')
    .selectAll()
    .where('opportunity_id', '=', sql<Id>`any(${opportunityIds}::uuid[])`)
    .where('ends_at', '>=', moment(from))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(occasionOf)
}

/** What holds of an occasion from now on; how many seats are taken is changed by `addTaken` alone. */
export async function saveOccasion(tx: Tx, occasion: Omit<Occasion, 'taken'>): Promise<void> {
  await tx
    .updateTable('participation_occasions')
    .set({
      falls_on: occasion.fallsOn,
      starts_at: moment(occasion.startsAt),
      ends_at: moment(occasion.endsAt),
      state: occasion.state,
      seats: occasion.seats,
      minimum: occasion.minimum,
    })
    .where('id', '=', occasion.id)
    .execute()
}

/** @param seats more, or fewer where it is below nought */
export async function addTaken(tx: Tx, id: Id, seats: number): Promise<void> {
  if (seats === 0) return
  await tx
    .updateTable('participation_occasions')
    .set((row) => ({ taken: row('taken', '+', seats) }))
    .where('id', '=', id)
    .execute()
}

/** The next numbers in the line, so many of them. @returns the first */
export async function takeNumbers(tx: Tx, id: Id, count: number): Promise<number> {
  const { next_in_line: next } = await tx
    .updateTable('participation_occasions')
    .set((row) => ({ next_in_line: row('next_in_line', '+', count) }))
    .where('id', '=', id)
    .returning('next_in_line')
    .executeTakeFirstOrThrow()
  return next - count
}

/** Days that are over now, each once. */
export async function endOccasions(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .updateTable('participation_occasions')
    .set({ over_at: moment(now) })
    .where('over_at', 'is', null)
    .where('ends_at', '<=', moment(now))
    .where('state', '<>', 'cancelled')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
