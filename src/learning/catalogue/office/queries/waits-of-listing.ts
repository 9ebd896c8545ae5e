import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadLastChange, loadLastProposal } from '../../hosting/proposal-store.ts'
import { whereItWaits } from '../../hosting/queries/where-it-waits.ts'
import type { WaitsForDecision } from '../words.ts'

/** What of a listing people have not decided about yet: a change its house proposed, or the listing itself; null: nothing. */
export async function waitsOfListing(id: Id, city: City): Promise<WaitsForDecision | null> {
  const last = await city.reading(async (tx) => ({
    change: await loadLastChange(tx, id),
    offer: await loadLastProposal(tx, id),
  }))
  for (const what of ['change', 'offer'] as const) {
    const proposal = last[what]
    if (proposal?.state !== 'proposed') continue
    return { what, caseId: (await whereItWaits(proposal.id, city)).caseId }
  }
  return null
}
