import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadOrganisationById } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

/** Null: there is none of this id here. */
export const organisationById = (city: City, id: Id): Promise<Organisation | null> =>
  city.reading((tx) => loadOrganisationById(tx, id))
