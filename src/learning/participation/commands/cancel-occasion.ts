import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/instant.ts'
import { happened, type Event, type Tx } from '#platform/database/city.ts'
import { holdsSeat, mayStep } from '../rules/life.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { addTaken, saveOccasion } from '../store/occasions.ts'
import type { CancelledBecause, Occasion } from '../words.ts'
import { stepAll } from './pass-on.ts'

/** A day does not take place, and with it nobody's booking. Called with the occasion held. @returns what happened */
export async function cancelOccasion(
  tx: Tx,
  occasion: Occasion,
  because: CancelledBecause,
  by: Actor,
  now: Instant,
): Promise<Event[]> {
  const { id, opportunityId } = occasion
  await saveOccasion(tx, { ...occasion, state: 'cancelled', cancelledBecause: because })
  const booked = (await loadEntriesOfOccasion(tx, id)).filter(({ state }) => mayStep(state, 'cancelled', 'house'))
  await addTaken(tx, id, -booked.filter(({ state }) => holdsSeat(state)).length)
  const events = await stepAll(tx, booked, { state: 'cancelled' }, by, now)
  return [happened('participation.occasion-cancelled', by, { occasionId: id, opportunityId, because }), ...events]
}
