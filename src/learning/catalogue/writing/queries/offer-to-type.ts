import { venuesById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { hostNames } from '../../queries/host-names.ts'
import { loadAllSessions, loadLastWritten, loadOpportunity, type StoredOpportunity } from '../../store.ts'
import type { CatalogueRefusal } from '../../words.ts'
import type { OfferToType } from '../rules/typed-offer.ts'

export interface OfferToEdit extends OfferToType {
  readonly opportunity: StoredOpportunity
}

/** An offer with all that its form shows: its own sessions that are neither cancelled nor lapsed, each with its place. */
export async function offerToType(id: Id, city: City): Promise<Result<OfferToEdit, CatalogueRefusal>> {
  const found = await city.reading(async (tx) => {
    const opportunity = await loadOpportunity(tx, id)
    if (!opportunity) return null
    const sessions = await loadAllSessions(tx, id)
    const own = sessions.filter(({ opportunityId, state }) => opportunityId === id && state === 'live')
    return {
      opportunity,
      own,
      hostName: (await hostNames(tx, [opportunity.hostId])).get(opportunity.hostId) ?? '',
    }
  })
  if (!found) return refuse('catalogue.not-here')
  const { opportunity, own, hostName } = found
  const known = await venuesById(city, [...new Set(own.flatMap(({ venueId }) => venueId ?? []))])
  const venues = new Map(known.map((venue) => [venue.id, venue]))
  const sessions = own.map((session) => ({
    session,
    venue: session.venueId === null ? null : (venues.get(session.venueId) ?? null),
  }))
  return accept({ opportunity, hostName, sessions })
}

/** The offer that was written by hand last, and still stands; null when none was. */
export const lastWritten = (city: City): Promise<Id | null> => city.reading(loadLastWritten)
