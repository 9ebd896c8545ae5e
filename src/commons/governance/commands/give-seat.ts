import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepGates } from '../policy.ts'
import { decideSeat } from '../rules/seats-today.ts'
import { loadBodies, loadSeats, saveSeat, saveSeatEnd } from '../store/bodies.ts'
import type { GovernanceRefusal, SeatForm } from '../words.ts'

/** @refuses office-only · not-here · seat-taken · seat-ends-before-it-begins */
export async function giveSeat(
  form: SeatForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly seatId: Id }, GovernanceRefusal>> {
  if (!mayKeepGates(by)) return refuse('governance.office-only')
  const [person] = await personsById([form.personId], city)
  if (!person || person.erasedAt !== null) return refuse('governance.not-here')
  return city.transaction(async (tx) => {
    if (!(await loadBodies(tx)).some(({ id }) => id === form.bodyId)) return refuse('governance.not-here')
    const decided = decideSeat(form, await loadSeats(tx))
    if (!decided.ok) return decided
    const seatId = city.newId()
    await saveSeat(tx, seatId, form)
    const { bodyId, kind, personId, fromOn, untilOn } = form
    const about = { seatId, bodyId, kind, personId, fromOn, untilOn }
    await record(tx, [happened('governance.seat-given', by, about)], city.now())
    return accept({ seatId })
  })
}

/** The term ends on that day, which is its last. Ended twice it is told once. */
export const endSeat = (
  { seatId, lastOn }: { readonly seatId: Id; readonly lastOn: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly seatId: Id }, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepGates(by)) return refuse('governance.office-only')
    if (!(await loadSeats(tx)).some(({ id }) => id === seatId)) return refuse('governance.not-here')
    if (await saveSeatEnd(tx, seatId, lastOn)) {
      await record(tx, [happened('governance.seat-ended', by, { seatId, lastOn })], city.now())
    }
    return accept({ seatId })
  })
