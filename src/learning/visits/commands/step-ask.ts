import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { happened, type Event, type Tx } from '#platform/database/city.ts'
import { seatsOf } from '../rules/fits.ts'
import { deletePlaces, savePlace, saveStep } from '../store/asks.ts'
import { addTaken } from '../store/paths.ts'
import type { Ask, State } from '../words.ts'

type Tell = (by: Actor, about: Event['about']) => Event

const tells: Readonly<Record<State, Tell>> = {
  asked: (by, about) => happened('visits.asked', by, about),
  waiting: (by, about) => happened('visits.waiting', by, about),
  offered: (by, about) => happened('visits.offered', by, about),
  confirmed: (by, about) => happened('visits.confirmed', by, about),
  attended: (by, about) => happened('visits.attended', by, about),
  absent: (by, about) => happened('visits.absent', by, about),
  declined: (by, about) => happened('visits.declined', by, about),
  withdrawn: (by, about) => happened('visits.withdrawn', by, about),
  lapsed: (by, about) => happened('visits.lapsed', by, about),
}

/** What became of one wish of a class, by ids alone. @param because where a state alone does not say what happened */
export const tellAsk = ({ id, pathId, state, step, booking }: Ask, by: Actor, because?: 'date-cancelled'): Event =>
  tells[state](by, { askId: id, pathId, groupId: booking.groupId, step, ...(because && { because }) })

export interface Step {
  readonly state: State
  /** Held or given from now on; left out: the dates stay as they are. */
  readonly slotIds?: readonly Id[]
  readonly heldUntil?: Instant
  readonly reason?: string
  readonly because?: 'date-cancelled'
}

/** One step further, its dates held or freed with it. The kind of visit is held by this transaction. */
export async function stepAsk(tx: Tx, ask: Ask, to: Step, by: Actor, now: Instant): Promise<Event> {
  if (to.slotIds !== undefined) await moveDates(tx, ask, to.slotIds)
  const next: Ask = {
    ...ask,
    state: to.state,
    step: ask.step + 1,
    changedAt: now,
    heldUntil: to.heldUntil ?? null,
    givenAt: givenAt(ask, to.state, now),
    reason: to.reason ?? null,
  }
  await saveStep(tx, next)
  return tellAsk(next, by, to.because)
}

/** A mark at the door that is taken back is no second date. */
function givenAt(ask: Ask, to: State, now: Instant): Instant | null {
  if (to === 'attended' || to === 'absent') return ask.givenAt
  if (to !== 'confirmed') return null
  return ask.state === 'attended' || ask.state === 'absent' ? ask.givenAt : now
}

/** From the dates that were held for an ask to those that are now. */
export async function moveDates(tx: Tx, ask: Ask, slotIds: readonly Id[]): Promise<void> {
  for (const { slotId, seats } of await deletePlaces(tx, ask.id)) await addTaken(tx, slotId, -seats)
  const seats = seatsOf(ask.booking)
  for (const slotId of slotIds) {
    await addTaken(tx, slotId, seats)
    await savePlace(tx, { pathId: ask.pathId, askId: ask.id, slotId, seats })
  }
}
