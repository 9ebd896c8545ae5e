import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadProposal } from '../contact-store.ts'
import type { ContactProposal } from '../words.ts'
import { standingsAt, type ContactStanding } from './contact-standings.ts'

export interface ProposalSeen {
  readonly proposal: ContactProposal
  readonly person: Person
  /** How they stand in that role now; null: they hold it no longer. */
  readonly standing: ContactStanding | null
}

/** An adult of whom it is asked whether they may be with children, for those who decide; null: nobody waits there. */
export const contactProposal = (proposalId: Id, city: City): Promise<ProposalSeen | null> =>
  city.reading(async (tx) => {
    const proposal = await loadProposal(tx, proposalId)
    const [person] = proposal === null ? [] : await loadPersons(tx, [proposal.personId])
    if (proposal === null || !person) return null
    const standings = await standingsAt(tx, { personIds: [person.id] }, city.now(), city)
    const { role, organisationId } = proposal
    const standing = standings.find((one) => one.role === role && one.organisationId === organisationId) ?? null
    return { proposal, person, standing }
  })
