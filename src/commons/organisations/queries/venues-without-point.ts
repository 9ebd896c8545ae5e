import type { City } from '#platform/database/city.ts'
import { loadVenues } from '../store/venues.ts'
import type { Venue } from '../words.ts'

/** Venues no map can show: listed beside it, and waiting for a hand that knows where they are. By name. */
export const venuesWithoutPoint = (city: City): Promise<Venue[]> =>
  city.reading(async (tx) =>
    (await loadVenues(tx)).filter(({ point }) => point === null).sort((a, b) => (a.name < b.name ? -1 : 1)),
  )
