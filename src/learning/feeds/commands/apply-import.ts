import { heldBackOf, liveListingsOfSource, saveFromSource, type DraftsInBatches } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadImport, saveImportState } from '../store/imports.ts'
import { dropStaged, stagedDrafts } from '../store/staged.ts'
import { mayRunFeeds } from '../policy.ts'
import { mayNeedAYes, needsAYes } from '../rules/importing/follow-import.ts'
import type { FeedsRefusal, Import } from '../words.ts'

/**
 * Makes a staged import public, whole or not at all, in one transaction. One that would lapse more than two fifths of
 * its source's listings is put before a person first; `saidYes` is her answer.
 * Applied again it changes nothing: an import that has ended answers how it ended.
 */
export const applyImport = (
  importId: Id,
  { saidYes }: { readonly saidYes: boolean },
  by: Actor,
  city: City,
): Promise<Result<Import, FeedsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const found = await loadImport(tx, importId, 'for-update')
    if (found === null) return refuse('feeds.not-here')
    if (found.state === 'applied') return accept(found)
    const waits = saidYes ? found.state === 'asking' : found.state === 'staged'
    if (!waits) return refuse('feeds.not-waiting-for-yes')
    const now = city.now()
    const drafts = stagedDrafts(tx, importId)

    if (!saidYes) {
      const live = await liveListingsOfSource(tx, found.sourceId)
      const vanishing = mayNeedAYes(live.length) ? await countVanishing(live, drafts) : 0
      if (needsAYes(live.length, vanishing)) {
        const counts = { ...found.counts, lapsed: vanishing }
        await saveImportState(tx, importId, { state: 'asking', counts })
        await record(tx, [happened('feeds.import-held', by, { importId, live: live.length, vanishing })], now)
        return accept({ ...found, state: 'asking', counts })
      }
    }

    const saved = await saveFromSource(tx, city, { sourceId: found.sourceId, drafts }, by)
    const counts = { ...found.counts, ...saved }
    const heldBack = saved.heldBack === 0 ? [] : await heldBackOf(tx, found.sourceId)
    await dropStaged(tx, importId)
    await saveImportState(tx, importId, { state: 'applied', counts, endedAt: now, heldBack })
    const about = { importId, sourceId: found.sourceId, ...saved }
    await record(tx, [happened('feeds.import-applied', by, about)], now)
    return accept({ ...found, state: 'applied', counts, endedAt: now, heldBack })
  })

async function countVanishing(live: readonly string[], drafts: DraftsInBatches): Promise<number> {
  const vanishing = new Set(live)
  for await (const batch of drafts) {
    for (const { sessions } of batch) for (const { originalId } of sessions) vanishing.delete(originalId)
  }
  return vanishing.size
}
