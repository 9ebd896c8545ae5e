import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { recountSessions } from '../import-store.ts'
import { foldInto, loadMerge, lockOpportunities, markUndone } from '../merge-store.ts'
import { mayChangeCatalogue } from '../policy.ts'
import type { CatalogueRefusal } from '../words.ts'

/**
 * Lets a folded opportunity stand for itself again, with those folded into it. Within the caller's transaction.
 * Undone already: nothing happens.
 * @refuses not-here
 */
export async function undoMerge(
  tx: Tx,
  city: City,
  mergeId: Id,
  by: Actor,
): Promise<Result<{ foldedId: Id }, CatalogueRefusal>> {
  if (!mayChangeCatalogue(by)) return refuse('catalogue.office-only')
  const merge = await loadMerge(tx, mergeId)
  if (!merge) return refuse('catalogue.not-here')
  const { keptId, foldedId } = merge
  if (merge.isUndone) return accept({ foldedId })
  const found = await lockOpportunities(tx, [keptId, foldedId])
  const root = found.get(foldedId)?.mergedInto ?? keptId

  const now = city.now()
  await markUndone(tx, mergeId, by, now)
  const changed = [root, ...(await foldInto(tx, foldedId, null, now))]
  await recountSessions(tx, changed, now)
  await record(
    tx,
    [
      happened('catalogue.merge-undone', by, { mergeId, keptId, foldedId }),
      happened('catalogue.listings-changed', by, { everything: false, opportunityIds: changed }),
    ],
    now,
  )
  return accept({ foldedId })
}
