import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import type { Publication } from '../../words.ts'
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
  const proposalId = city.newId()
  const now = city.now()
  await addProposal(tx, {
    id: proposalId,
    opportunityId: id,
    proposedBy: by.kind === 'person' ? by.person : null,
    proposedAt: now,
  })
  await savePublication(tx, id, 'proposed', now)
  return { event: happened('catalogue.publishing-proposed', by, { proposalId, opportunityId: id }) }
}
