import type { Readable } from 'node:stream'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { insertImport, setJob } from '../store/imports.ts'
import { mayRunFeeds } from '../policy.ts'
import { loadSource } from '../store/sources.ts'
import type { FeedsRefusal } from '../words.ts'

/** What an import needs of the house besides its ecosystem. */
export interface FeedTools {
  readonly jobs: Pick<Jobs, 'start'>
  readonly files: FileStore
}

export interface ImportAsk {
  readonly sourceId: Id
  /** The feed itself, kept until the import ends; null: the source's mirror of a feed of changes. */
  readonly content: Readable | Uint8Array | null
  readonly fileName: string | null
}

export const importJob = 'feeds.import'

/**
 * Keeps the bytes, writes the import into the queue, and answers at once; a worker does the rest. One import of a
 * source at a time.
 */
export async function startImport(
  ask: ImportAsk,
  by: Actor,
  city: City,
  { jobs, files }: FeedTools,
): Promise<Result<{ readonly importId: Id; readonly jobId: Id }, FeedsRefusal>> {
  if (!mayRunFeeds(by)) return refuse('feeds.office-only')
  const importId = city.newId()
  const fileKey = ask.content === null ? null : `feeds/${city.ecosystemId}/${importId}`
  if (ask.content !== null) {
    const kept = await files.put(fileKey!, ask.content)
    if (!kept.ok) return refuse('feeds.disk-full')
    if (kept.value.bytes === 0) {
      await files.delete(fileKey!)
      return refuse('feeds.nothing-to-read')
    }
  }
  const started = await city.transaction(async (tx) => {
    const source = await loadSource(tx, ask.sourceId)
    if (source === null || source.removedAt !== null) return refuse('feeds.not-here')
    const { mapping } = source
    const queuedAt = city.now()
    const fresh = { id: importId, sourceId: source.id, fileKey, fileName: ask.fileName, mapping, queuedAt }
    if (!(await insertImport(tx, fresh))) return refuse('feeds.already-running')
    const jobId = await jobs.start(importJob, city, { importId }, { tx })
    await setJob(tx, importId, jobId)
    await record(tx, [happened('feeds.import-queued', by, { importId, sourceId: source.id })], queuedAt)
    return accept({ importId, jobId })
  })
  if (!started.ok && fileKey !== null) await files.delete(fileKey)
  return started
}
