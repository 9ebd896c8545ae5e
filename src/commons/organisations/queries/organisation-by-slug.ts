import type { City } from '#platform/database/city.ts'
import { loadOrganisation } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

export const organisationBySlug = (city: City, slug: string): Promise<Organisation | null> =>
  city.reading((tx) => loadOrganisation(tx, slug))
