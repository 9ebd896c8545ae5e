import { venuesById, type Venue } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadDraft, type OfferDraft } from '../draft-store.ts'
import { loadVenueIdsOf } from '../house-store.ts'

/** More places than this are no help on a phone; the others are written by name. */
const mostHouses = 6

/** The places an organisation uses, the one it used most first. */
export async function housesOfHost(organisationId: Id, city: City): Promise<Venue[]> {
  const ids = await city.reading((tx) => loadVenueIdsOf(tx, organisationId, mostHouses))
  const venues = new Map((await venuesById(city, ids)).map((venue) => [venue.id, venue]))
  return ids.flatMap((id) => venues.get(id) ?? [])
}

/** What was typed of an offer and is not public yet. */
export const draftOf = (id: Id, city: City): Promise<OfferDraft | null> => city.reading((tx) => loadDraft(tx, id))
