import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepOrganisations } from '../policy.ts'
import { likenessOf, venueBook } from '../rules/same-venue.ts'
import { loadKnownVenues, saveFacts, type KnownVenue } from '../store/venues.ts'
import type { OrganisationRefusal, VenueFacts } from '../words.ts'

/** What venues offer people with an impairment and which languages are spoken there, with the file's label. Unknown venues are counted; facts known already are told to nobody. */
export const importVenueFacts = (
  facts: VenueFacts,
  by: Actor,
  city: City,
): Promise<Result<{ kept: number; unknown: number }, OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepOrganisations(by)) return refuse('organisations.office-only')
    const book = venueBook<KnownVenue>(await loadKnownVenues(tx))
    const venueIds: Id[] = []
    let kept = 0
    for (const { name, address, access, languages } of facts.venues) {
      const known = book.find(likenessOf({ name, address, point: null }))
      if (!known) continue
      kept += 1
      if (await saveFacts(tx, known.id, { access, languages, source: facts.source })) venueIds.push(known.id)
    }
    if (venueIds.length > 0) {
      await record(tx, [happened('organisations.venues-changed', by, { venueIds })], city.now())
    }
    return accept({ kept, unknown: facts.venues.length - kept })
  })
