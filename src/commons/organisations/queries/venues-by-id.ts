import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadVenuesById } from '../store/venues.ts'
import type { Venue } from '../words.ts'

/** The venues of these ids; an id nobody knows is left out. */
export const venuesById = (city: City, ids: readonly Id[]): Promise<Venue[]> =>
  city.reading((tx) => loadVenuesById(tx, ids))

/** The same, within the caller's transaction. */
export const venuesIn = (tx: Tx, ids: readonly Id[]): Promise<Venue[]> => loadVenuesById(tx, ids)
