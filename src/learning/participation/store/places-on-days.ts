import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'

/** One day of a place. */
interface DayOfPlace {
  readonly bookingId: Id
  readonly occasionId: Id
}

/**
 * Bookings of one request on several days are one place on all of them (of a workshop of four Saturdays); those of one
 * request on one day are parties beside each other.
 * @returns by booking, the days of its place in their order, its own among them; most places have but one
 */
export async function loadDaysOfPlaces(tx: Tx, bookingIds: readonly Id[]): Promise<Map<Id, DayOfPlace[]>> {
  if (bookingIds.length === 0) return new Map()
  const { rows } = await sql<{ of: Id; booking_id: Id; occasion_id: Id }>`
    select b.id as of, d.id as booking_id, d.occasion_id
    from participation_bookings b
    join participation_bookings d on d.request = b.request and (d.id = b.id or d.occasion_id <> b.occasion_id)
    join participation_occasions o on o.id = d.occasion_id
    where b.id = any(${bookingIds}::uuid[])
    order by o.starts_at, d.number`.execute(tx)
  const days = new Map<Id, DayOfPlace[]>()
  for (const { of, booking_id: bookingId, occasion_id: occasionId } of rows)
    days.set(of, [...(days.get(of) ?? []), { bookingId, occasionId }])
  return days
}
