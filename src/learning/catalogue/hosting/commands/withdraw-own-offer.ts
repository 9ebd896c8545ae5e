import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { membershipIn } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayHost } from '../../policy.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { loadOpportunity, saveWithdrawals } from '../../store.ts'
import { catalogueSettings, type CatalogueRefusal } from '../../words.ts'
import { countStanding, holdHouse } from '../house-store.ts'
import { loadLastProposal, savePublication, saveProposalState } from '../proposal-store.ts'
import { propose } from './propose-offer.ts'
import { dropWaitingChange } from './take-back-change.ts'

/**
 * A house takes one of its offers out of public view, or puts it back. One that waits at its gate is taken back from
 * there, and so is a change that waits; put back, it is proposed anew. Again the same: nothing happens.
 * @refuses not-here · not-of-this-house · house-rests · one-offer-by-the-light-door
 */
export const withdrawOwnOffer = (
  { id, back = false }: { readonly id: Id; readonly back?: boolean },
  by: Actor,
  city: City,
): Promise<Result<{ readonly withdrawn: boolean }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    const offer = await loadOpportunity(tx, id)
    if (!offer) return refuse('catalogue.not-here')
    if (!mayHost(by, offer.hostId)) return refuse('catalogue.not-of-this-house')
    const withdrawn = !back
    if (offer.withdrawn === withdrawn) return accept({ withdrawn })
    const now = city.now()
    const events: Event[] = []
    await holdHouse(tx, offer.hostId)
    if (back) {
      const membership = await membershipIn(tx, offer.hostId)
      if (membership !== null && membership.state !== 'admitted') return refuse('catalogue.house-rests')
      const ecosystem = await ecosystemHere(tx, city)
      const most = settingsOf(ecosystem, 'catalogue', catalogueSettings).lightDoorOffers
      const today = dayInZone(now, ecosystem.timeZone)
      if (membership?.door === 'light' && (await countStanding(tx, offer.hostId, id, today)) >= most)
        return refuse('catalogue.one-offer-by-the-light-door', { most })
    }
    await saveWithdrawals(tx, [id], withdrawn, now)
    if (back) {
      const proposed = await propose(tx, offer, by, city)
      if (proposed) events.push(proposed.event)
    } else if (offer.publication === 'proposed') {
      const last = await loadLastProposal(tx, id)
      if (last?.state === 'proposed') {
        await saveProposalState(tx, last.id, { state: 'taken-back', note: null }, now)
        events.push(happened('catalogue.publishing-taken-back', by, { proposalId: last.id, opportunityId: id }))
      }
      await savePublication(tx, id, 'taken-back', now)
    } else events.push(...(await dropWaitingChange(tx, id, by, city)))
    const because = back ? 'put-back' : 'host-asked'
    events.push(
      happened('catalogue.opportunity-withdrawn', by, { opportunityId: id, withdrawn, because }),
      happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [id] }),
    )
    await record(tx, events, now)
    return accept({ withdrawn })
  })
