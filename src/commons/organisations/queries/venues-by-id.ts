import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadVenuesById } from '../store/venues.ts'
import type { Venue } from '../words.ts'

/** The venues of these ids; an id nobody knows is left out. */
export const venuesById = (city: City, ids: readonly Id[]): Promise<Venue[]> =>
  city.reading((tx) => loadVenuesById(tx, ids))
