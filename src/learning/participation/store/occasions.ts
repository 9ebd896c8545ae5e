import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
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
  cancelledBecause: row.cancelled_because as Occasion['cancelledBecause'],
  tooFewSaidAt: row.too_few_said_at,
})

/** A cancelled day is opened anew, as the row it was. @returns those that were not open before */
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
    .onConflict((row) =>
      row
        .columns(['ecosystem_id', 'session_id', 'falls_on'])
        .doUpdateSet((fresh) => ({
          starts_at: fresh.ref('excluded.starts_at'),
          ends_at: fresh.ref('excluded.ends_at'),
          time_zone: fresh.ref('excluded.time_zone'),
          way: fresh.ref('excluded.way'),
          state: fresh.ref('excluded.state'),
          seats: fresh.ref('excluded.seats'),
          minimum: fresh.ref('excluded.minimum'),
          opened_at: fresh.ref('excluded.opened_at'),
          cancelled_because: null,
          too_few_said_at: null,
          over_at: null,
        }))
        .where('participation_occasions.state', '=', 'cancelled'),
    )
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

/** Several at once, each held in the order of its id, so that two who hold several never wait for each other. */
export async function holdOccasions(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Occasion>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_occasions')
    .selectAll()
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, occasionOf(row)]))
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

/** Of these houses, what takes place within a span of time, the first first. */
export async function loadOccasionsOfHouses(
  tx: Tx,
  hostIds: readonly Id[],
  from: Instant,
  until: Instant,
): Promise<Occasion[]> {
  if (hostIds.length === 0) return []
  const rows = await tx
    .selectFrom('participation_occasions')
    .selectAll()
    .where('host_id', '=', sql<Id>`any(${hostIds}::uuid[])`)
    .where('ends_at', '>', moment(from))
    .where('starts_at', '<', moment(until))
    .where('state', '<>', 'cancelled')
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(occasionOf)
}

/** Has the session of this occasion another on that day? One session is on one day once. */
export async function isOpenAlready(tx: Tx, { id, sessionId }: Occasion, on: Day): Promise<boolean> {
  const row = await tx
    .selectFrom('participation_occasions')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('falls_on', '=', on)
    .where('id', '<>', id)
    .executeTakeFirst()
  return row !== undefined
}

/** What holds of an occasion from now on; how many seats are taken is changed by `addTaken` alone. */
export async function saveOccasion(tx: Tx, occasion: Omit<Occasion, 'taken'>): Promise<void> {
  await tx
    .updateTable('participation_occasions')
    .set({
      falls_on: occasion.fallsOn,
      starts_at: moment(occasion.startsAt),
      ends_at: moment(occasion.endsAt),
      time_zone: occasion.timeZone,
      way: occasion.way,
      state: occasion.state,
      seats: occasion.seats,
      minimum: occasion.minimum,
      cancelled_because: occasion.cancelledBecause,
      too_few_said_at: occasion.tooFewSaidAt === null ? null : moment(occasion.tooFewSaidAt),
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

export interface Given {
  readonly id: Id
  readonly seats: number
  /** How many parties got a number in the line. */
  readonly numbers: number
}

/** Seats and numbers given on occasions that this transaction holds, in one statement. @returns the first number of each */
export async function giveSeatsAndNumbers(tx: Tx, given: readonly Given[]): Promise<Map<Id, number>> {
  if (given.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; first: number }>`
    update participation_occasions as o
      set taken = o.taken + g.seats, next_in_line = o.next_in_line + g.numbers
      from unnest(${given.map(({ id }) => id)}::uuid[], ${given.map(({ seats }) => seats)}::int[],
        ${given.map(({ numbers }) => numbers)}::int[]) as g (id, seats, numbers)
      where o.id = g.id
      returning o.id, o.next_in_line - g.numbers as first`.execute(tx)
  return new Map(rows.map(({ id, first }) => [id, Number(first)]))
}
