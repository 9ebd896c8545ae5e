import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import type { OpportunityDraft, Publication } from '../../words.ts'
import { addProposal, savePublication } from '../proposal-store.ts'
import { nextPublication } from '../rules/publishing-life.ts'

/**
 * Puts an offer before its gate, within the caller's transaction, unless it is there or was let through.
 * @param publication where it stands; null: it is new
 * @returns the event to record; null: there is nothing to ask
 */
export async function propose(
  tx: Tx,
  { id, publication }: { readonly id: Id; readonly publication: Publication | null },
  by: Actor,
  city: City,
): Promise<{ readonly event: Event } | null> {
  if (publication !== null && nextPublication(publication, 'proposed') === null) return null
  const event = await addAsProposed(tx, { opportunityId: id, change: null }, by, city)
  await savePublication(tx, id, 'proposed', city.now())
  return { event }
}

/** Puts a change of what is public before the same gate; what is public stays as it is meanwhile. @returns the event to record */
export const proposeChange = (
  tx: Tx,
  { id, change }: { readonly id: Id; readonly change: OpportunityDraft },
  by: Actor,
  city: City,
): Promise<Event> => addAsProposed(tx, { opportunityId: id, change }, by, city)

async function addAsProposed(
  tx: Tx,
  { opportunityId, change }: { readonly opportunityId: Id; readonly change: OpportunityDraft | null },
  by: Actor,
  city: City,
): Promise<Event> {
  const proposalId = city.newId()
  await addProposal(tx, {
    id: proposalId,
    opportunityId,
    proposedBy: by.kind === 'person' ? by.person : null,
    proposedAt: city.now(),
    change,
  })
  return happened('catalogue.publishing-proposed', by, { proposalId, opportunityId })
}
