import { proposedOffer, settlePublishing } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { GatedAct } from './gated-act.ts'

const byGate: Actor = { kind: 'system', because: 'a gate' }
const act = 'catalogue.publish'

const outcomes = { 'in-effect': 'let-through', refused: 'refused', lapsed: 'lapsed', reversed: 'reversed' } as const

/** A house wants to make an offer public, or to change one that is. */
export const publishing: GatedAct = {
  proposedBy: 'catalogue.publishing-proposed',
  withdrawnBy: 'catalogue.publishing-taken-back',
  acts: [act],
  about: async ({ about }, city) => {
    const found = await proposedOffer(about['proposalId'] as Id, city)
    if (found === null) return null
    const { proposal, offer, change } = found
    return {
      act,
      proposalId: proposal.id,
      title: textFor((change?.after ?? offer).title, []).text,
      organisationIds: [offer.hostId],
      applicantId: proposal.proposedBy,
    }
  },
  settle: async ({ proposalId, outcome, note }, city) => {
    const settled = await settlePublishing({ proposalId, outcome: outcomes[outcome], note }, byGate, city)
    if (!settled.ok) throw new Error(`an offer could not be settled: ${settled.refusal}`)
  },
  privateFacts: async (proposalId, { city, say, sign }) => {
    const found = await proposedOffer(proposalId, city)
    if (found === null) return []
    const { offer, hostName, change } = found
    const contact = change === null ? offer.contact : (change.after.ofHost?.contact ?? null)
    return [
      { term: say('catalogue.offer-host'), text: hostName },
      ...(contact === null
        ? []
        : [{ term: say('catalogue.offer-contact'), text: say(`catalogue.contact-${contact}`) }]),
      ...(change === null
        ? []
        : [
            {
              term: say('catalogue.proposed-change'),
              text: change.asks.map((part) => say(`catalogue.field-${part}`)).join(', '),
            },
          ]),
      {
        term: say('catalogue.proposed-page'),
        text: say('catalogue.proposed-see'),
        href: sign(`/offers-proposed/${proposalId}`),
      },
    ]
  },
}
