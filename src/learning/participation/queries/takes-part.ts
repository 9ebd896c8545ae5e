import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadOccasionsOf } from '../store/occasions.ts'

/**
 * Until when there is a day of this offer for which one can ask for a place, or stand in the line; null: there is none.
 * What changes that before is told by an event.
 */
export const takesPart = (opportunityId: Id, city: City): Promise<Instant | null> =>
  city.reading(async (tx) => {
    const now = city.now()
    const occasions = await loadOccasionsOf(tx, [opportunityId], now)
    const open = occasions.filter(({ state, startsAt }) => state === 'open' && startsAt > now)
    // By their beginnings, the last one last.
    return open.at(-1)?.startsAt ?? null
  })
