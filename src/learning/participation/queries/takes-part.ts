import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadOccasionsOf } from '../store/occasions.ts'

/** Is there a day of this offer for which one can ask for a place, or stand in the line? */
export const takesPart = (opportunityId: Id, city: City): Promise<boolean> =>
  city.reading(async (tx) => {
    const now = city.now()
    const occasions = await loadOccasionsOf(tx, [opportunityId], now)
    return occasions.some(({ state, startsAt }) => state === 'open' && startsAt > now)
  })
