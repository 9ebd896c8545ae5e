import type { City } from '#platform/database/city.ts'
import { loadVenues } from '../store/venues.ts'
import type { Venue } from '../words.ts'

/** Venues a person put on the map, which she may take back. Newest first. */
export const venuesPlacedByHand = (city: City): Promise<Venue[]> =>
  city.reading(async (tx) => (await loadVenues(tx)).filter(({ placedBy }) => placedBy === 'hand').reverse())
