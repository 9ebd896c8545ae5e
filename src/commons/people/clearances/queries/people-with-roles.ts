import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadIdsWithRole } from '../store.ts'

/** Everybody who holds any role today, by name: whom the office can give a seat. */
export const peopleWithRoles = (today: Day, city: City): Promise<Person[]> =>
  city.reading(async (tx) =>
    (await loadPersons(tx, await loadIdsWithRole(tx, today)))
      .filter(({ erasedAt }) => erasedAt === null)
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
  )
