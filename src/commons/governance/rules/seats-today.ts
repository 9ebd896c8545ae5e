import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/instant.ts'
import type { GovernanceRefusal, Seat, SeatForm } from '../words.ts'

/** A seat is held on its first and on its last day. */
export const seatsToday = (seats: readonly Seat[], today: Day): Seat[] =>
  seats.filter(({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || today <= untilOn))

/** Nobody sits twice in one body on one day, and a term ends after it began. */
export function decideSeat(
  form: SeatForm,
  seats: readonly Seat[],
): Result<SeatForm, Extract<GovernanceRefusal, 'governance.seat-taken' | 'governance.seat-ends-before-it-begins'>> {
  if (form.untilOn !== null && form.untilOn < form.fromOn) return refuse('governance.seat-ends-before-it-begins')
  const twice = seats.some(
    (seat) =>
      seat.bodyId === form.bodyId &&
      seat.personId === form.personId &&
      (form.untilOn === null || seat.fromOn <= form.untilOn) &&
      (seat.untilOn === null || form.fromOn <= seat.untilOn),
  )
  return twice ? refuse('governance.seat-taken') : accept(form)
}
