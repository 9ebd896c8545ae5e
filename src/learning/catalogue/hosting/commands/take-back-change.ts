import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayHost } from '../../policy.ts'
import { loadOpportunity } from '../../store.ts'
import type { CatalogueRefusal, OpportunityDraft } from '../../words.ts'
import { holdHouse } from '../house-store.ts'
import { loadLastChange, saveChange, saveProposalState } from '../proposal-store.ts'
import { officeWordsStand } from '../rules/office-words-stand.ts'
import { divideChange } from '../rules/what-asks-again.ts'

/** Takes the change that waits from its gate, within the caller's transaction. @returns the events to record; none where none waits */
export async function dropWaitingChange(tx: Tx, id: Id, by: Actor, city: City): Promise<Event[]> {
  const last = await loadLastChange(tx, id)
  if (last?.state !== 'proposed') return []
  await saveProposalState(tx, last.id, { state: 'taken-back', note: null }, city.now())
  return [happened('catalogue.publishing-taken-back', by, { proposalId: last.id, opportunityId: id })]
}

/**
 * The office has written an offer of which a change waits, within the caller's transaction: its words stand, and a change
 * of which nothing is left to ask is done with. @returns the events to record
 */
export async function carryChangeOn(
  tx: Tx,
  { id, ...wrote }: { readonly id: Id; readonly before: OpportunityDraft; readonly after: OpportunityDraft },
  by: Actor,
  city: City,
): Promise<Event[]> {
  const last = await loadLastChange(tx, id)
  if (last?.state !== 'proposed' || last.change === null) return []
  const change = officeWordsStand(wrote, last.change)
  if (divideChange(wrote.after, change).asks.length === 0) return dropWaitingChange(tx, id, by, city)
  await saveChange(tx, last.id, change)
  return []
}

/**
 * A house no longer wants the change that waits; what is public stays as it is. Where none waits, nothing happens.
 * @refuses not-here · not-of-this-house
 */
export const takeBackChange = (
  { id }: { readonly id: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly isTakenBack: boolean }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    const offer = await loadOpportunity(tx, id)
    if (!offer) return refuse('catalogue.not-here')
    if (!mayHost(by, offer.hostId)) return refuse('catalogue.not-of-this-house')
    await holdHouse(tx, offer.hostId)
    const events = await dropWaitingChange(tx, id, by, city)
    await record(tx, events, city.now())
    return accept({ isTakenBack: events.length > 0 })
  })
