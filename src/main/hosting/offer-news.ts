import { caseOfProposal } from '#commons/governance'
import { tellPerson } from '#commons/messages'
import { hostsOf, proposedOffer } from '#learning/catalogue'
import { isId } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

/**
 * What people decided about an offer, or about its change, is told once to the host who proposed it; to all who write the
 * house's offers where that person no longer does. An open gate decides nothing that its host does not see at once.
 */
const tellDecision: Reaction['react'] = async ({ about }, city, desk) => {
  const [proposalId, state] = [String(about['proposalId']), String(about['state'])]
  const here = await desk.cityBySlug(city.slug)
  const found = here && isId(proposalId) ? await proposedOffer(proposalId, city) : null
  if (!here || !found) return
  const { proposal, offer, change } = found
  const lies = await caseOfProposal('catalogue.publish', proposal.id, city)
  if (lies?.isLookedAt !== true) return
  const hosts = await hostsOf(offer.hostId, city)
  const proposer = hosts.filter((personId) => personId === proposal.proposedBy)
  for (const personId of proposer.length > 0 ? proposer : hosts) {
    await tellPerson(
      {
        personId,
        about: proposal.id,
        kind: `catalogue.publishing-${state}`,
        sentence: `catalogue.tell-${change === null ? 'offer' : 'change'}-${state}`,
        values: { title: { texts: offer.title } },
        path: `/host/offers/${offer.id}`,
      },
      here,
      desk,
    )
  }
}

export const offerNews: readonly Reaction[] = [{ when: 'catalogue.publishing-settled', react: tellDecision }]
