import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadImport, loadImports, saveImportState, setJob } from '../store/imports.ts'
import { mayRunFeeds } from '../policy.ts'
import { isOpen, mayFollow } from '../rules/importing/follow-import.ts'
import type { FeedsRefusal } from '../words.ts'
import { importJob, type FeedTools } from './start-import.ts'

/** A stopped or failed import begins again from the bytes that were kept. */
export const resumeImport = (
  importId: Id,
  by: Actor,
  city: City,
  { jobs }: Pick<FeedTools, 'jobs'>,
): Promise<Result<{ readonly jobId: Id }, FeedsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const found = await loadImport(tx, importId, 'for-update')
    if (found === null) return refuse('feeds.not-here')
    if (!mayFollow(found.state, 'queued')) return refuse('feeds.already-running')
    const others = await loadImports(tx, found.sourceId, 20)
    if (others.some((other) => other.id !== importId && isOpen(other.state))) return refuse('feeds.already-running')
    await saveImportState(tx, importId, { state: 'queued', failure: null, endedAt: null })
    const jobId = await jobs.start(importJob, city, { importId }, { tx })
    await setJob(tx, importId, jobId)
    await record(tx, [happened('feeds.import-queued', by, { importId, sourceId: found.sourceId })], city.now())
    return accept({ jobId })
  })
