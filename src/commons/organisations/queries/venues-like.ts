import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { loadVenuesWith } from '../store/venues.ts'
import type { Venue } from '../words.ts'

const most = 200

/** Venues of which people write all these words, in name or address (a postcode too): only those whose area is known. */
export async function venuesLike(city: City, sought: string): Promise<Venue[]> {
  const words = foldName(sought).split(' ').filter(Boolean)
  return words.length === 0 ? [] : city.reading((tx) => loadVenuesWith(tx, words, most))
}
