import { venuesIn, type Venue } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { hostNames } from '../../queries/host-names.ts'
import { loadAllSessions, loadLastWritten, loadOpportunity, type StoredOpportunity } from '../../store.ts'
import type { CatalogueRefusal, Session } from '../../words.ts'
import type { OfferToType } from '../rules/typed-offer.ts'

export interface OfferToEdit extends OfferToType {
  readonly opportunity: StoredOpportunity
  readonly sessions: readonly { readonly session: Session; readonly venue: Venue | null }[]
}

/** An offer with all that its form shows: its own sessions that are neither cancelled nor lapsed, each with its place. */
export const offerToType = (id: Id, city: City): Promise<Result<OfferToEdit, CatalogueRefusal>> =>
  city.reading(async (tx) => {
    const found = await offerToTypeIn(tx, id)
    return found ? accept(found) : refuse('catalogue.not-here')
  })

/** The same, within the caller's transaction; null: there is none. */
export async function offerToTypeIn(tx: Tx, id: Id): Promise<OfferToEdit | null> {
  const opportunity = await loadOpportunity(tx, id)
  if (!opportunity) return null
  const own = (await loadAllSessions(tx, id)).filter(
    ({ opportunityId, state }) => opportunityId === id && state === 'live',
  )
  const known = await venuesIn(tx, [...new Set(own.flatMap(({ venueId }) => venueId ?? []))])
  const venues = new Map(known.map((venue) => [venue.id, venue]))
  return {
    opportunity,
    hostName: (await hostNames(tx, [opportunity.hostId])).get(opportunity.hostId) ?? '',
    sessions: own.map((session) => ({
      session,
      venue: session.venueId === null ? null : (venues.get(session.venueId) ?? null),
    })),
  }
}

/** The offer that was written by hand last, and still stands; null when none was. */
export const lastWritten = (city: City): Promise<Id | null> => city.reading(loadLastWritten)
