import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { countOpportunities, countVenues, type CountedOpportunity, type CountedVenue } from '../figures-store.ts'

export interface CatalogueFigures {
  readonly opportunities: readonly CountedOpportunity[]
  readonly venues: readonly CountedVenue[]
}

/** What the catalogue holds, by opportunity and by venue, in listings that had not ended before a day. For the observatory. */
export const catalogueFigures = (city: City, since: Day): Promise<CatalogueFigures> =>
  city.reading(async (tx) => ({
    opportunities: await countOpportunities(tx, since),
    venues: await countVenues(tx, since),
  }))
