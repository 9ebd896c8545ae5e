import { organisationsById } from '#commons/organisations'
import { askForAgreement, contactProposal, settleContact } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'
import type { GatedAct } from './gated-act.ts'

const byGate: Actor = { kind: 'system', because: 'a gate' }
const act = 'people.host-minors'

const outcomes = { 'in-effect': 'agreed', refused: 'refused', lapsed: 'lapsed', reversed: 'taken-back' } as const

/** A house asks that one of its adults may be with children. */
export const hostingMinors: GatedAct = {
  proposedBy: 'people.contact-proposed',
  withdrawnBy: 'people.contact-withdrawn',
  acts: [act],
  about: async ({ about }, city) => {
    const found = await contactProposal(about['proposalId'] as Id, city)
    if (found === null) return null
    const { id, personId, organisationId } = found.proposal
    const house = organisationId === null ? [] : await city.reading((tx) => organisationsById(tx, [organisationId]))
    return {
      act,
      proposalId: id,
      // Everybody reads the title: the house is named, the adult is not.
      title: house[0]?.name ?? '–',
      organisationIds: organisationId === null ? [] : [organisationId],
      applicantId: personId,
    }
  },
  settle: async ({ proposalId, outcome, today }, city) => {
    const settled = await settleContact({ proposalId, outcome: outcomes[outcome], today }, byGate, city)
    if (!settled.ok) throw new Error(`an adult’s contact could not be settled: ${settled.refusal}`)
  },
  privateFacts: async (proposalId, city, say) => {
    const found = await contactProposal(proposalId, city)
    if (found === null) return []
    const { person, proposal, standing } = found
    return [
      { term: say('people.contact-who'), text: person.displayName },
      { term: say('people.office-role'), text: say(`people.role-${proposal.role}`) },
      ...(standing === null
        ? [{ term: say('people.contact-standing'), text: say('people.contact-role-gone') }]
        : standing.items
            .filter(({ kind }) => kind !== 'gate-agreement')
            .map(({ kind, state, untilOn }) => ({
              term: say(`people.clearance-kind-${kind}`),
              text: say(`people.contact-item-${state}`, { day: untilOn ?? '' }),
            }))),
    ]
  },
}

/** Any gate but an open one means that the place wants to agree first. */
export const agreementReactions: readonly Reaction[] = [
  {
    when: 'governance.gate-changed',
    react: async ({ about }, city) => {
      if (about['act'] !== act) return
      const asked = await askForAgreement({ isAsked: about['kind'] !== 'open' }, byGate, city)
      if (!asked.ok) throw new Error(`the place’s agreement could not be asked for: ${asked.refusal}`)
    },
  },
]
