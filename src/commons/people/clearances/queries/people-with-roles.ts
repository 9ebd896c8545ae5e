import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadIdsWithRole } from '../store.ts'

/**
 * Everybody who holds any role today, by name: whom the office can give a seat.
 * @param organisationId only for that organisation; null: for the ecosystem as a whole; left out: anywhere
 */
export const peopleWithRoles = (today: Day, city: City, organisationId?: Id | null): Promise<Person[]> =>
  city.reading(async (tx) =>
    (await loadPersons(tx, await loadIdsWithRole(tx, today, organisationId)))
      .filter(({ erasedAt }) => erasedAt === null)
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
  )
