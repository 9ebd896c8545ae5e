import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadIdsOfPlace } from '../store.ts'

/** Everybody who works for the place as a whole today, by name. */
export const peopleOfPlace = (today: Day, city: City): Promise<Person[]> =>
  city.reading(async (tx) =>
    (await loadPersons(tx, await loadIdsOfPlace(tx, today)))
      .filter(({ erasedAt }) => erasedAt === null)
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
  )
