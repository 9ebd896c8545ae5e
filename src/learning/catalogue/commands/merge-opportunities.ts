import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { recountSessions } from '../import-store.ts'
import { addMerge, foldInto, loadStandingMerge, lockOpportunities } from '../merge-store.ts'
import { mayChangeCatalogue } from '../policy.ts'
import type { CatalogueRefusal, ScoreParts } from '../words.ts'

export interface MergeAsk {
  readonly keptId: Id
  readonly foldedId: Id
  readonly parts: ScoreParts
}

/**
 * Shows two as one: the folded one's sessions and links stand with the kept one, its address answers with the kept one's.
 * Nothing of either is changed, so it can be undone. Within the caller's transaction. Asked again it gives the same merge.
 * @refuses not-here · merged-with-itself · already-merged (the folded one stands under another, or the kept one under it)
 */
export async function mergeOpportunities(
  tx: Tx,
  city: City,
  ask: MergeAsk,
  by: Actor,
): Promise<Result<{ mergeId: Id }, CatalogueRefusal>> {
  const { keptId, foldedId, parts } = ask
  if (!mayChangeCatalogue(by)) return refuse('catalogue.office-only')
  if (keptId === foldedId) return refuse('catalogue.merged-with-itself')
  const found = await lockOpportunities(tx, [keptId, foldedId])
  const [kept, folded] = [found.get(keptId), found.get(foldedId)]
  if (!kept || !folded) return refuse('catalogue.not-here')
  const standing = await loadStandingMerge(tx, foldedId)
  if (standing?.keptId === keptId) return accept({ mergeId: standing.id })
  const root = kept.mergedInto ?? keptId
  if (standing || root === foldedId) return refuse('catalogue.already-merged')

  const now = city.now()
  const mergeId = city.newId()
  await addMerge(tx, { id: mergeId, keptId, foldedId, by, at: now, parts })
  const changed = [root, ...(await foldInto(tx, foldedId, root, now))]
  await recountSessions(tx, changed, now)
  const about = { mergeId, keptId, foldedId }
  await record(
    tx,
    [
      happened('catalogue.opportunities-merged', by, about),
      happened('catalogue.listings-changed', by, { everything: false, opportunityIds: changed }),
    ],
    now,
  )
  return accept({ mergeId })
}
