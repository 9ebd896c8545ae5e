import { organisationsById } from '#commons/organisations'
import {
  askForAgreement,
  contactProposal,
  isMinor,
  personsById,
  settleContact,
  type StandingItem,
} from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import type { Reaction } from '../reactions.ts'
import type { GatedAct } from './gated-act.ts'
import { reachOfContact } from './reach-of-contact.ts'

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
  privateFacts: async (proposalId, { city, by, today, say }) => {
    const found = await contactProposal(proposalId, city)
    if (found === null) return []
    const { person, proposal, standing } = found
    const between = {
      isMinor: await isMinorHere(by, today, city),
      applicantIsMinor: isMinor(person.birth, today),
      organisationId: proposal.organisationId,
    }
    const reach = reachOfContact(by, between)
    const what = reach === 'each-paper' ? 'people.clearance' : 'governance.case'
    if (reach !== 'whether') await noteLook({ by, about: [person.id], what, because: 'deciding-a-case' }, city)
    const asked = (standing?.items ?? []).filter(({ kind }) => kind !== 'gate-agreement')
    return [
      {
        term: say('people.contact-who'),
        text: reach === 'whether' ? say('people.contact-who-kept') : person.displayName,
      },
      { term: say('people.office-role'), text: say(`people.role-${proposal.role}`) },
      {
        term: say('people.contact-papers'),
        text: say(
          standing === null
            ? 'people.contact-role-gone'
            : asked.length > 0 && asked.every(isThere)
              ? 'people.contact-papers-all'
              : 'people.contact-papers-not-all',
        ),
      },
      ...(reach === 'each-paper' ? asked : []).map((item) => ({
        term: say(`people.clearance-kind-${item.kind}`),
        text: say(isThere(item) ? 'people.contact-item-there' : 'people.contact-item-not-there'),
      })),
    ]
  },
}

const isThere = ({ state }: StandingItem): boolean => state === 'held' || state === 'lapsing'

/** An operator's link is nobody of this place, and no minor. */
async function isMinorHere(by: Actor, today: Day, city: City): Promise<boolean> {
  const [reader] = by.kind === 'person' ? await personsById([by.person], city) : []
  return reader !== undefined && isMinor(reader.birth, today)
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
