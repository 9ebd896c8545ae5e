import type { City } from '#platform/database/city.ts'
import { countVerified, loadOrganisations } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

/** Every organisation, by name: for what really needs all of them. A page asks for those it shows. */
export const organisationsOfEcosystem = (city: City): Promise<Organisation[]> => city.reading(loadOrganisations)

/** How many somebody looked at. */
export const verifiedOrganisations = (city: City): Promise<number> => city.reading(countVerified)
