import { venuesById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { loadAllSessions, loadLastWritten, loadOpportunity } from '../../store.ts'
import type { CatalogueRefusal, SessionDraft } from '../../words.ts'
import type { OfferToType } from '../rules/typed-offer.ts'
import { hostNames } from '../../queries/host-names.ts'

export interface OfferToEdit extends OfferToType {
  /** Its further sessions, which the form does not show and an edit keeps. */
  readonly others: readonly SessionDraft[]
}

/** An offer with what its form needs. */
export async function offerToType(id: Id, city: City): Promise<Result<OfferToEdit, CatalogueRefusal>> {
  const found = await city.reading(async (tx) => {
    const opportunity = await loadOpportunity(tx, id)
    if (!opportunity) return null
    const sessions = await loadAllSessions(tx, id)
    const own = sessions.filter(({ opportunityId, state }) => opportunityId === id && state === 'live')
    return {
      opportunity,
      own: own.sort((a, b) => (a.id < b.id ? -1 : 1)),
      hostName: (await hostNames(tx, [opportunity.hostId])).get(opportunity.hostId) ?? '',
    }
  })
  if (!found) return refuse('catalogue.not-here')
  const { opportunity, own, hostName } = found
  const known = await venuesById(
    city,
    own.flatMap(({ venueId }) => venueId ?? []),
  )
  const venues = new Map(known.map((venue) => [venue.id, venue]))
  const [session = null, ...others] = own
  return accept({
    opportunity,
    hostName,
    session,
    venue: session?.venueId ? (venues.get(session.venueId) ?? null) : null,
    others: others.map(({ when, timeZone, online, link, venueId }) => ({
      originalId: '',
      when,
      timeZone,
      online,
      cancelled: false,
      link,
      venue: venueId === null ? null : (venues.get(venueId) ?? null),
    })),
  })
}

/** The offer that was written by hand last, and still stands; null when none was. */
export const lastWritten = (city: City): Promise<Id | null> => city.reading(loadLastWritten)
