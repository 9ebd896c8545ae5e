import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadImport, saveImportState } from '../store/imports.ts'
import { dropStaged } from '../store/staged.ts'
import { mayRunFeeds } from '../policy.ts'
import { mayFollow } from '../rules/importing/follow-import.ts'
import type { FeedsRefusal, Import } from '../words.ts'

/**
 * Ends an import that is not public yet: `declined` is a person's no to one that asked, `stopped` her stop to one that
 * waits or runs. Nothing of it remains but its report.
 */
export const endImport = (
  importId: Id,
  as: 'declined' | 'stopped',
  by: Actor,
  city: City,
): Promise<Result<Import, FeedsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const found = await loadImport(tx, importId, 'for-update')
    if (found === null) return refuse('feeds.not-here')
    if (found.state === as) return accept(found)
    if (!mayFollow(found.state, as)) {
      return refuse(as === 'declined' ? 'feeds.not-waiting-for-yes' : 'feeds.not-running')
    }
    const endedAt = city.now()
    await dropStaged(tx, importId)
    await saveImportState(tx, importId, { state: as, endedAt })
    const about = { importId, sourceId: found.sourceId }
    const event =
      as === 'declined' ? happened('feeds.import-declined', by, about) : happened('feeds.import-stopped', by, about)
    await record(tx, [event], endedAt)
    return accept({ ...found, state: as, endedAt })
  })
