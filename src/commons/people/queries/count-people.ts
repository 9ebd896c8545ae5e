import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { countPersons } from '../store/count-persons.ts'

/** How many people a place keeps, and how many of them are minors or of unknown age. @param today in its time zone */
export const countPeople = (today: Day, city: City): Promise<{ readonly people: number; readonly minors: number }> => {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return city.reading((tx) => countPersons(tx, (year - 18) * 12 + month - 1))
}
