import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { loadVenuesNamed } from '../store/venues.ts'
import type { Venue } from '../words.ts'

/** Venues that people write with this name, whatever its accents and capitals; oldest first. */
export const venuesNamed = (city: City, name: string): Promise<Venue[]> =>
  city.reading((tx) => loadVenuesNamed(tx, foldName(name)))
