import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { PeopleRefusal } from '../../words.ts'
import { holdProposal, saveProposalState } from '../contact-store.ts'
import { settledBy, type ContactOutcome } from '../rules/decide-contact.ts'
import { saveClearance, saveClearanceWithdrawn } from '../store.ts'
import { anywhere, gateAgreement, type ClearanceRefusal, type ContactState } from '../words.ts'

/**
 * The gate's outcome gives or takes away the place's agreement, which counts beside every other clearance from that
 * minute. Settled again: the same, and nothing is told. The agreement has the proposal's id.
 * @refuses not-yours (only the house settles) · contact-not-here
 */
export const settleContact = (
  { proposalId, outcome, today }: { readonly proposalId: Id; readonly outcome: ContactOutcome; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly state: ContactState }, PeopleRefusal | ClearanceRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'system') return refuse('people.not-yours')
    const proposal = await holdProposal(tx, proposalId)
    if (proposal === null) return refuse('people.contact-not-here')
    const settled = settledBy(proposal, outcome)
    if (settled === null) return accept({ state: proposal.state })
    const now = city.now()
    const { personId } = proposal
    await saveProposalState(tx, proposalId, settled.state, now)
    if (settled.agreement === 'give') await saveClearance(tx, agreementOf(proposalId, personId, today))
    if (settled.agreement === 'take') await saveClearanceWithdrawn(tx, proposalId, now)
    const about = { proposalId, personId, state: settled.state }
    await record(tx, [happened('people.contact-settled', by, about)], now)
    return accept({ state: settled.state })
  })

/** The place's agreement as a clearance; it has no number but its own. */
export const agreementOf = (id: Id, personId: Id, today: Day) => ({
  id,
  personId,
  kind: gateAgreement as typeof gateAgreement,
  number: id,
  authority: gateAgreement,
  jurisdiction: anywhere,
  issuedOn: today,
  expiresOn: null,
  verifiedBy: null,
  verifiedOn: today,
  withdrawnAt: null,
})
