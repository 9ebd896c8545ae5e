import { applicationById, settleJoining } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { GatedAct } from './gated-act.ts'

const byGate: Actor = { kind: 'system', because: 'a gate' }

const outcomes = { 'in-effect': 'admitted', refused: 'refused', lapsed: 'lapsed', reversed: 'taken-back' } as const

/** An organisation asks to belong, by the full door or the light one. */
export const joining: GatedAct = {
  proposedBy: 'organisations.joining-proposed',
  withdrawnBy: 'organisations.joining-withdrawn',
  acts: ['organisations.join', 'organisations.join-light'],
  about: async ({ about }, city) => {
    const found = await applicationById(about['applicationId'] as Id, city)
    if (found === null) return null
    const { id, door, name, applicantId } = found.application
    return {
      act: door === 'light' ? 'organisations.join-light' : 'organisations.join',
      proposalId: id,
      title: name,
      // Who works for the organisation that is listed here by that name is tied to it.
      organisationIds: found.namesakeId === null ? [] : [found.namesakeId],
      applicantId,
    }
  },
  settle: async ({ proposalId, outcome, note, today }, city) => {
    const settled = await settleJoining(
      { applicationId: proposalId, outcome: outcomes[outcome], note, today },
      byGate,
      city,
    )
    if (!settled.ok) throw new Error(`an application could not be settled: ${settled.refusal}`)
  },
  privateFacts: async (proposalId, { city, say, sign }) => {
    const found = await applicationById(proposalId, city)
    if (found === null) return []
    const { does, website, contactName, contactAddress, voucherWritten } = found.application
    return [
      { term: say('organisations.join-ask-does'), text: does },
      ...(website === null ? [] : [{ term: say('organisations.website'), text: website, href: website }]),
      { term: say('organisations.join-ask-contact-name'), text: contactName },
      { term: say('organisations.join-ask-contact-address'), text: contactAddress },
      ...(voucherWritten === null ? [] : [{ term: say('organisations.join-ask-voucher'), text: voucherWritten }]),
      ...found.documents.map(({ id, title }) => ({
        term: say('organisations.join-document'),
        text: title,
        href: sign(`/joining/${proposalId}/documents/${id}`),
      })),
    ]
  },
}
