import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { maySettleOffers } from '../../policy.ts'
import type { CatalogueRefusal, Proposal, Publication } from '../../words.ts'
import { offerToTypeIn } from '../../writing/queries/offer-to-type.ts'
import { writeRows } from '../../writing/write-rows.ts'
import { holdHouse } from '../house-store.ts'
import {
  holdProposal,
  isLastInEffect,
  loadLastProposal,
  loadProposal,
  savePublication,
  saveProposalState,
  saveStood,
} from '../proposal-store.ts'
import { draftOfOffer } from '../rules/draft-of-offer.ts'
import { nextPublication, type PublishingMove } from '../rules/publishing-life.ts'
import { divideChange } from '../rules/what-asks-again.ts'

export interface Settling {
  readonly proposalId: Id
  readonly outcome: Exclude<PublishingMove, 'proposed' | 'taken-back'>
  /** Read by everybody. */
  readonly note: string | null
}

/**
 * The outcome of the gate takes effect, or is taken back, for an offer or for a change of one. Told twice it changes nothing
 * the second time; what is told of an older proposal changes that one and not the offer.
 * @refuses not-of-this-house · not-here
 */
export const settlePublishing = (
  { proposalId, outcome, note }: Settling,
  by: Actor,
  city: City,
): Promise<Result<{ readonly state: Publication }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!maySettleOffers(by)) return refuse('catalogue.not-of-this-house')
    const asked = await loadProposal(tx, proposalId)
    const before = asked && (await offerToTypeIn(tx, asked.opportunityId))
    if (!before) return refuse('catalogue.not-here')
    // First the house, then the proposal, as whoever writes its offers does.
    await holdHouse(tx, before.opportunity.hostId)
    const one = (await holdProposal(tx, proposalId))!
    const state = nextPublication(one.state, outcome)
    if (state === null) return accept({ state: one.state })
    const now = city.now()
    const isTold =
      one.change === null ? await settleOffer(tx, one, state, city) : await settleChange(tx, one, state, by, city)
    await saveProposalState(tx, proposalId, { state, note }, now)
    const { opportunityId } = one
    await record(
      tx,
      [
        happened('catalogue.publishing-settled', by, { proposalId, opportunityId, state }),
        ...(isTold
          ? [happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [opportunityId] })]
          : []),
      ],
      now,
    )
    return accept({ state })
  })

async function settleOffer(tx: Tx, { id, opportunityId }: Proposal, state: Publication, city: City): Promise<boolean> {
  if ((await loadLastProposal(tx, opportunityId))?.id !== id) return false
  await savePublication(tx, opportunityId, state, city.now())
  return true
}

/**
 * Let through, the offer is what was proposed, and what it was is kept. Reversed, it is again what it was in all that the
 * gate looks at; what its house changed since without being asked (an hour, a day that falls out) stays changed.
 */
async function settleChange(tx: Tx, one: Proposal, state: Publication, by: Actor, city: City): Promise<boolean> {
  const { id: proposalId, opportunityId: id, change, stood } = one
  const found = (await offerToTypeIn(tx, id))!
  const { hostId } = found.opportunity
  const stands = draftOfOffer(found)
  if (state === 'published') {
    await saveStood(tx, proposalId, stands)
    await writeRows(tx, city, { id, hostId, draft: change! }, by)
    return true
  }
  if (state !== 'reversed' || stood === null || !(await isLastInEffect(tx, one))) return false
  await writeRows(tx, city, { id, hostId, draft: divideChange(stood, stands).atOnce }, by)
  return true
}
