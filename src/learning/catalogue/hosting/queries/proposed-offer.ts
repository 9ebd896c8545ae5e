import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { hostNames } from '../../queries/host-names.ts'
import { loadOpportunity, type StoredOpportunity } from '../../store.ts'
import type { Proposal } from '../../words.ts'
import { loadProposal } from '../proposal-store.ts'

/** What lies before a gate; null: it is gone. Who may read it is the asker's to know. */
export const proposedOffer = (
  proposalId: Id,
  city: City,
): Promise<{ readonly proposal: Proposal; readonly offer: StoredOpportunity; readonly hostName: string } | null> =>
  city.reading(async (tx) => {
    const proposal = await loadProposal(tx, proposalId)
    const offer = proposal && (await loadOpportunity(tx, proposal.opportunityId))
    if (!proposal || !offer) return null
    return { proposal, offer, hostName: (await hostNames(tx, [offer.hostId])).get(offer.hostId) ?? '' }
  })
