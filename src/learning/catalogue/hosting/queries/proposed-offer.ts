import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { AskedAgain, OpportunityDraft, Proposal } from '../../words.ts'
import type { StoredOpportunity } from '../../store.ts'
import { offerToTypeIn } from '../../writing/queries/offer-to-type.ts'
import { loadProposal } from '../proposal-store.ts'
import { draftOfOffer } from '../rules/draft-of-offer.ts'
import { divideChange } from '../rules/what-asks-again.ts'

/** A change beside what it would change. */
export interface ChangeProposed {
  readonly before: OpportunityDraft
  readonly after: OpportunityDraft
  readonly asks: readonly AskedAgain[]
}

export interface Proposed {
  readonly proposal: Proposal
  readonly offer: StoredOpportunity
  readonly hostName: string
  readonly asItIs: OpportunityDraft
  /** Null: the offer itself is proposed. */
  readonly change: ChangeProposed | null
}

/** What lies before a gate; null: it is gone. Who may read it is the asker's to know. */
export const proposedOffer = (proposalId: Id, city: City): Promise<Proposed | null> =>
  city.reading(async (tx) => {
    const proposal = await loadProposal(tx, proposalId)
    const found = proposal && (await offerToTypeIn(tx, proposal.opportunityId))
    if (!proposal || !found) return null
    const asItIs = draftOfOffer(found)
    const before = proposal.stood ?? asItIs
    const after = proposal.change
    return {
      proposal,
      offer: found.opportunity,
      hostName: found.hostName,
      asItIs,
      change: after && { before, after, asks: divideChange(before, after).asks },
    }
  })
