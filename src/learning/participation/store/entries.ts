import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Party } from '../rules/line.ts'
import type { Entry, Part, State } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const entries = (tx: Tx) =>
  tx
    .selectFrom('participation_entries as e')
    .innerJoin('participation_bookings as b', 'b.id', 'e.booking_id')
    // Each by its name, or no plan of it is kept.
    .select([
      'e.id',
      'e.occasion_id',
      'e.booking_id',
      'e.person_id',
      'e.part',
      'e.state',
      'e.step',
      'e.changed_at',
      'e.held_until',
      'e.reason',
      'b.in_line',
      'b.made_by',
    ])
    .orderBy('b.in_line')
    .orderBy('e.id')

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

const entryOf = (row: Row): Entry => ({
  id: row.id,
  occasionId: row.occasion_id,
  bookingId: row.booking_id,
  personId: row.person_id,
  part: row.part as Part,
  state: row.state as State,
  step: row.step,
  changedAt: row.changed_at,
  heldUntil: row.held_until,
  reason: row.reason,
  inLine: row.in_line,
  madeBy: row.made_by,
})

export interface Booking {
  readonly id: Id
  readonly occasionId: Id
  readonly madeBy: Id
  readonly request: Id
  readonly number: number
  readonly inLine: number
}

export async function saveBookings(tx: Tx, bookings: readonly Booking[], now: Instant): Promise<void> {
  if (bookings.length === 0) return
  await tx
    .insertInto('participation_bookings')
    .values(
      bookings.map((booking) => ({
        ecosystem_id: here,
        id: booking.id,
        occasion_id: booking.occasionId,
        made_by: booking.madeBy,
        made_at: moment(now),
        request: booking.request,
        number: booking.number,
        in_line: booking.inLine,
      })),
    )
    .execute()
}

/** What requests booked already, whoever sent them: a number made up by chance is nobody else's. */
export async function loadEntriesOfRequests(tx: Tx, requests: readonly Id[]): Promise<Map<Id, Entry[]>> {
  const rows = await entries(tx)
    .select('b.request')
    .where('b.request', '=', sql<Id>`any(${requests}::uuid[])`)
    .execute()
  const known = new Map<Id, Entry[]>()
  for (const row of rows) known.set(row.request, [...(known.get(row.request) ?? []), entryOf(row)])
  return known
}

/** Where these people stand on these occasions. */
export async function loadEntriesOn(tx: Tx, occasionIds: readonly Id[], personIds: readonly Id[]): Promise<Entry[]> {
  if (occasionIds.length === 0 || personIds.length === 0) return []
  const rows = await entries(tx)
    .where('e.person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .where('e.occasion_id', '=', sql<Id>`any(${occasionIds}::uuid[])`)
    .execute()
  return rows.map(entryOf)
}

export async function saveEntries(tx: Tx, fresh: readonly Entry[]): Promise<void> {
  if (fresh.length === 0) return
  await tx
    .insertInto('participation_entries')
    .values(
      fresh.map((one) => ({
        ecosystem_id: here,
        id: one.id,
        occasion_id: one.occasionId,
        booking_id: one.bookingId,
        person_id: one.personId,
        part: one.part,
        state: one.state,
        step: one.step,
        changed_at: moment(one.changedAt),
        held_until: one.heldUntil === null ? null : moment(one.heldUntil),
        reason: one.reason,
      })),
    )
    .execute()
}

/** The state of an entry, and with which party it stands. */
export async function saveStep(tx: Tx, entry: Entry): Promise<void> {
  await tx
    .updateTable('participation_entries')
    .set({
      booking_id: entry.bookingId,
      part: entry.part,
      state: entry.state,
      step: entry.step,
      changed_at: moment(entry.changedAt),
      held_until: entry.heldUntil === null ? null : moment(entry.heldUntil),
      reason: entry.reason,
    })
    .where('id', '=', entry.id)
    .execute()
}

export async function loadEntry(tx: Tx, id: Id): Promise<Entry | null> {
  const row = await entries(tx).where('e.id', '=', id).executeTakeFirst()
  return row ? entryOf(row) : null
}

export async function loadEntriesOfBooking(tx: Tx, bookingId: Id): Promise<Entry[]> {
  return (await entries(tx).where('e.booking_id', '=', bookingId).execute()).map(entryOf)
}

/** In the order of the line. */
export async function loadEntriesOfOccasion(tx: Tx, occasionId: Id): Promise<Entry[]> {
  return (await entries(tx).where('e.occasion_id', '=', occasionId).execute()).map(entryOf)
}

export async function loadEntriesOfPersons(tx: Tx, personIds: readonly Id[]): Promise<Entry[]> {
  if (personIds.length === 0) return []
  const rows = await entries(tx)
    .where('e.person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .execute()
  return rows.map(entryOf)
}

/** The parties that wait, in the order in which the last of each asked: whoever joins a party passes nobody. */
export const loadWaiting = async (tx: Tx, occasionId: Id): Promise<Party[]> =>
  (await loadWaitingOn(tx, [occasionId])).get(occasionId) ?? []

/** The same of several occasions; one where nobody waits is left out. */
export async function loadWaitingOn(tx: Tx, occasionIds: readonly Id[]): Promise<Map<Id, Party[]>> {
  if (occasionIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_entries as e')
    .innerJoin('participation_bookings as b', 'b.id', 'e.booking_id')
    .select((at) => [
      'e.occasion_id',
      at.fn.coalesce('b.party_id', 'b.id').as('party'),
      at.fn.countAll<number>().as('size'),
    ])
    .where('e.occasion_id', '=', sql<Id>`any(${occasionIds}::uuid[])`)
    .where('e.state', '=', 'waiting')
    .groupBy((at) => ['e.occasion_id', at.fn.coalesce('b.party_id', 'b.id')])
    .orderBy((at) => at.fn.max('b.in_line'))
    .execute()
  const known = new Map<Id, Party[]>()
  for (const { occasion_id: id, party: bookingId, size } of rows) {
    const parties = known.get(id)
    const party = { bookingId, size: Number(size) }
    if (parties) parties.push(party)
    else known.set(id, [party])
  }
  return known
}

/** How many parties wait there. */
export async function countWaiting(tx: Tx, occasionId: Id): Promise<number> {
  const { parties } = await tx
    .selectFrom('participation_entries as e')
    .innerJoin('participation_bookings as b', 'b.id', 'e.booking_id')
    .select((at) => at.fn.count(at.fn.coalesce('b.party_id', 'b.id')).distinct().as('parties'))
    .where('e.occasion_id', '=', occasionId)
    .where('e.state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(parties)
}

/** Where a place was held longer than it is. */
export async function loadOverdue(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .selectFrom('participation_entries')
    .select('occasion_id')
    .distinct()
    .where('state', '=', 'offered')
    .where('held_until', '<=', moment(now))
    .execute()
  return rows.map(({ occasion_id: id }) => id)
}

/** A day that begins earlier: no place is held past its beginning. */
export async function shortenHolds(tx: Tx, occasionId: Id, startsAt: Instant): Promise<void> {
  await tx
    .updateTable('participation_entries')
    .set({ held_until: moment(startsAt) })
    .where('occasion_id', '=', occasionId)
    .where('held_until', '>', moment(startsAt))
    .execute()
}

export async function deleteEntry(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('participation_entries').where('id', '=', id).execute()
}

export async function forgetWhoBooked(tx: Tx, personId: Id): Promise<void> {
  await tx.updateTable('participation_bookings').set({ made_by: null }).where('made_by', '=', personId).execute()
}
