import type { City } from '#platform/database/city.ts'
import { loadOrganisations } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

/** Every organisation, by name. */
export const organisationsOfEcosystem = (city: City): Promise<Organisation[]> => city.reading(loadOrganisations)
