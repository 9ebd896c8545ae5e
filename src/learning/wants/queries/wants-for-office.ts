import type { Day } from '#kernel/instant.ts'
import { addDays } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadWants, type CountedWant } from '../store/wants.ts'

/** Every want with its true number, those nobody has read yet first. For the office only (P29). */
export const wantsForOffice = (city: City, today: Day): Promise<CountedWant[]> =>
  city.reading(async (tx) => {
    const wants = await loadWants(tx, addDays(today, 1))
    return [...wants.filter(({ state }) => state === 'told'), ...wants.filter(({ state }) => state !== 'told')]
  })
