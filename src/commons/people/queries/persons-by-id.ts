import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../store.ts'
import type { Person } from '../words.ts'

/** In the order asked; those that are not of this ecosystem are left out. Which fields go further is the asker's policy. */
export const personsById = (ids: readonly Id[], city: City): Promise<Person[]> =>
  city.reading((tx) => loadPersons(tx, ids))
