import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { maySettleOffers } from '../../policy.ts'
import type { CatalogueRefusal, Publication } from '../../words.ts'
import { holdProposal, loadLastProposal, savePublication, saveProposalState } from '../proposal-store.ts'
import { nextPublication, type PublishingMove } from '../rules/publishing-life.ts'

export interface Settling {
  readonly proposalId: Id
  readonly outcome: Exclude<PublishingMove, 'proposed' | 'taken-back'>
  /** Read by everybody. */
  readonly note: string | null
}

/**
 * The outcome of the gate takes effect, or is taken back. Told twice it changes nothing the second time; what is told of
 * an older proposal changes that one and not the offer.
 * @refuses not-of-this-house · not-here
 */
export const settlePublishing = (
  { proposalId, outcome, note }: Settling,
  by: Actor,
  city: City,
): Promise<Result<{ readonly state: Publication }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!maySettleOffers(by)) return refuse('catalogue.not-of-this-house')
    const one = await holdProposal(tx, proposalId)
    if (one === null) return refuse('catalogue.not-here')
    const state = nextPublication(one.state, outcome)
    if (state === null) return accept({ state: one.state })
    const now = city.now()
    await saveProposalState(tx, proposalId, { state, note }, now)
    const last = await loadLastProposal(tx, one.opportunityId)
    if (last?.id === proposalId) await savePublication(tx, one.opportunityId, state, now)
    await record(
      tx,
      [
        happened('catalogue.publishing-settled', by, { proposalId, opportunityId: one.opportunityId, state }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [one.opportunityId] }),
      ],
      now,
    )
    return accept({ state })
  })
