import { holdsRole, isOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { PeopleRefusal } from '../../words.ts'
import { holdProposal, loadIsAsked, saveProposal, saveProposalState } from '../contact-store.ts'
import { standingsAt } from '../queries/contact-standings.ts'
import { decideProposal } from '../rules/decide-contact.ts'
import type { ClearanceRefusal, ContactProposal } from '../words.ts'

const mayPropose = (by: Actor, organisationId: Id | null): boolean =>
  isOfOffice(by) || (organisationId !== null && holdsRole(by, 'coordinator', organisationId))

/**
 * A house asks that one of its adults may be with children. Asked again while it waits, it is the same.
 * @refuses not-yours · not-here (no such role today) · contact-not-asked · contact-agreed-already
 */
export const proposeContact = (
  ask: { readonly personId: Id; readonly role: Role; readonly organisationId: Id | null },
  by: Actor,
  city: City,
): Promise<Result<ContactProposal, PeopleRefusal | ClearanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayPropose(by, ask.organisationId)) return refuse('people.not-yours')
    const now = city.now()
    const held = (await standingsAt(tx, { personIds: [ask.personId] }, now, city)).find(
      ({ role, organisationId }) => role === ask.role && organisationId === ask.organisationId,
    )
    if (!held) return refuse('people.not-here')
    const decided = decideProposal(await loadIsAsked(tx), held)
    if (!decided.ok) return decided
    const fresh: ContactProposal = {
      ...ask,
      id: city.newId(),
      state: 'proposed',
      proposedBy: by.kind === 'person' ? by.person : null,
      proposedAt: now,
    }
    const waiting = await saveProposal(tx, fresh)
    if (waiting.id === fresh.id)
      await record(tx, [happened('people.contact-proposed', by, { proposalId: fresh.id, personId: ask.personId })], now)
    return accept(waiting)
  })

/** Who asked asks no longer. What the gate has settled meanwhile stays. @refuses contact-not-here · not-yours */
export const withdrawContact = (
  { proposalId }: { readonly proposalId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly proposalId: Id }, PeopleRefusal | ClearanceRefusal>> =>
  city.transaction(async (tx) => {
    const proposal = await holdProposal(tx, proposalId)
    if (proposal === null) return refuse('people.contact-not-here')
    if (!mayPropose(by, proposal.organisationId)) return refuse('people.not-yours')
    if (proposal.state !== 'proposed') return accept({ proposalId })
    const now = city.now()
    await saveProposalState(tx, proposalId, 'withdrawn', now)
    const about = { proposalId, personId: proposal.personId }
    await record(tx, [happened('people.contact-withdrawn', by, about)], now)
    return accept({ proposalId })
  })
