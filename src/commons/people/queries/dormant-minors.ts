import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadDormantMinors } from '../store/dormant.ts'

const monthsOfAge = 18 * 12

/**
 * Minors of whom this room has heard nothing since a moment. Other rooms may know more of them: ask them before
 * anybody goes.
 * @param today in the ecosystem's time zone; a person counts as grown from the month after the birthday month on
 */
export const dormantMinors = (since: Instant, today: Day, city: City): Promise<Id[]> => {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return city.reading((tx) => loadDormantMinors(tx, since, year * 12 + month - monthsOfAge - 1))
}
