import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Event, Tx } from '#platform/database/city.ts'
import { heldUntil } from '../rules/held-until.ts'
import { whoIsNext } from '../rules/line.ts'
import { loadEntriesOfOccasion, loadWaiting, saveStep } from '../store/entries.ts'
import { loadPartyIds } from '../store/parties.ts'
import { addTaken, holdOccasion } from '../store/occasions.ts'
import type { Entry, ParticipationSettings, State } from '../words.ts'
import { tellStep } from './tell-step.ts'
import type { Id } from '#kernel/id.ts'

const byTheLine: Actor = { kind: 'system', because: 'the line of those who asked' }

/** One step further for each of them. @returns what happened */
export async function stepAll(
  tx: Tx,
  entries: readonly Entry[],
  to: { readonly state: State; readonly heldUntil?: Instant; readonly reason?: string },
  by: Actor,
  now: Instant,
): Promise<Event[]> {
  const events: Event[] = []
  for (const entry of entries) {
    const next: Entry = {
      ...entry,
      state: to.state,
      step: entry.step + 1,
      changedAt: now,
      heldUntil: to.heldUntil ?? null,
      reason: to.reason ?? null,
    }
    await saveStep(tx, next)
    events.push(tellStep(next, by))
  }
  return events
}

/**
 * Free seats are held for whoever is next in the line, as long as the settings say. Called by whoever freed a seat, in the
 * same transaction, with the occasion held. After the beginning nobody is offered anything.
 */
export async function passOn(
  tx: Tx,
  occasionId: Id,
  { line, holdHours }: Pick<ParticipationSettings, 'line' | 'holdHours'>,
  now: Instant,
): Promise<Event[]> {
  const occasion = await holdOccasion(tx, occasionId)
  if (!occasion || occasion.state === 'cancelled' || occasion.startsAt <= now) return []
  const next = whoIsNext(await loadWaiting(tx, occasionId), occasion.seats - occasion.taken, line)
  if (next.length === 0) return []
  const parties = new Set(next.map(({ bookingId }) => bookingId))
  const waiting = (await loadEntriesOfOccasion(tx, occasionId)).filter(({ state }) => state === 'waiting')
  const partyOf = await loadPartyIds(
    tx,
    waiting.map(({ bookingId }) => bookingId),
  )
  const offered = waiting.filter(({ bookingId }) => parties.has(partyOf.get(bookingId)!))
  await addTaken(tx, occasionId, offered.length)
  return stepAll(
    tx,
    offered,
    { state: 'offered', heldUntil: heldUntil(now, occasion.startsAt, holdHours) },
    byTheLine,
    now,
  )
}
