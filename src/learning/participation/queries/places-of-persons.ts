import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Money } from '#kernel/money.ts'
import type { City } from '#platform/database/city.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadEntriesOfOccasion, loadEntriesOfPersons, loadWaiting } from '../store/entries.ts'
import { loadPartyIds } from '../store/parties.ts'
import { loadOccasions } from '../store/occasions.ts'
import { countStates, loadIdsBetween, loadRevisions } from '../store/coming.ts'
import type { Entry, Occasion, State } from '../words.ts'

export interface PlaceOf {
  readonly entry: Entry
  readonly occasion: Occasion
  /** How often the day was moved or called off. */
  readonly revision: number
  /** Its party's place in the line, from one on; null: it does not wait. */
  readonly inLine: number | null
  /** What is settled for it; null: nothing is to be paid, or nobody said. Of a place on several days it stands at the first. */
  readonly settled: Money | null
}

/**
 * Where these people stand on days that end at this moment or later, in the order of the days; what was given up or called
 * off too. Whoever asks has seen to it that these people are theirs to ask about.
 */
export const placesOfPersons = (personIds: readonly Id[], from: Instant, city: City): Promise<PlaceOf[]> =>
  city.reading(async (tx) => {
    const entries = await loadEntriesOfPersons(tx, personIds)
    const ids = [...new Set(entries.map(({ occasionId }) => occasionId))]
    const occasions = (await loadOccasions(tx, ids)).filter(({ endsAt }) => endsAt >= from)
    const revisions = await loadRevisions(
      tx,
      occasions.map(({ id }) => id),
    )
    const lines = new Map<Id, readonly Id[]>()
    for (const { occasionId, state } of entries) {
      if (state !== 'waiting' || lines.has(occasionId)) continue
      lines.set(
        occasionId,
        (await loadWaiting(tx, occasionId)).map(({ bookingId }) => bookingId),
      )
    }
    const waiting = entries.filter(({ state }) => state === 'waiting')
    const parties = await loadPartyIds(
      tx,
      waiting.map(({ bookingId }) => bookingId),
    )
    const settled = await loadSettled(
      tx,
      entries.map(({ id }) => id),
    )
    return occasions.flatMap((occasion) =>
      entries
        .filter(({ occasionId }) => occasionId === occasion.id)
        .map((entry) => ({
          entry,
          occasion,
          revision: revisions.get(occasion.id) ?? 0,
          inLine: entry.state === 'waiting' ? lines.get(occasion.id)!.indexOf(parties.get(entry.bookingId)!) + 1 : null,
          settled: settled.get(entry.id) ?? null,
        })),
    )
  })

/** Who has a place on the days that begin after one moment and not after another: given, not merely held. */
export const placesBetween = (
  span: { readonly after: Instant; readonly until: Instant },
  city: City,
): Promise<readonly Pick<PlaceOf, 'entry' | 'occasion'>[]> =>
  city.reading(async (tx) => {
    const places: Pick<PlaceOf, 'entry' | 'occasion'>[] = []
    for (const occasion of await loadOccasions(tx, await loadIdsBetween(tx, span))) {
      const entries = await loadEntriesOfOccasion(tx, occasion.id)
      places.push(...entries.flatMap((entry) => (entry.state === 'confirmed' ? [{ entry, occasion }] : [])))
    }
    return places
  })

/** How many people stand in which state on each of these days: counts, and nobody. */
export const countsOn = (
  occasionIds: readonly Id[],
  city: City,
): Promise<ReadonlyMap<Id, Partial<Readonly<Record<State, number>>>>> =>
  city.reading((tx) => countStates(tx, occasionIds))
