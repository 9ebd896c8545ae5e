import type { Id } from '#kernel/id.ts'
import type { Booking } from '../words.ts'
import type { BookingForm } from '../words-of-forms.ts'

/** What one form means for one kind of visit: a class once, twice, or each of its halves once; the larger half first. */
export function visitsMeant(
  { again, inHalves }: Pick<BookingForm, 'again' | 'inHalves'>,
  pathId: Id,
  booking: Booking,
) {
  const larger = Math.ceil(booking.pupils / 2)
  const halves = inHalves.includes(pathId)
    ? [larger, booking.pupils - larger]
    : again.includes(pathId)
      ? [null, null]
      : [null]
  return halves.map((half, at) => ({
    booking: half === null ? booking : { ...booking, pupils: half },
    half,
    turn: at === 0 ? (1 as const) : (2 as const),
  }))
}
