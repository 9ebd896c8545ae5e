import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { refreshStatistics } from '#platform/database/refresh-statistics.ts'
import { troubleOf } from '#platform/database/trouble.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { JobKind } from '#platform/jobs/words.ts'
import { applyImport } from '../commands/apply-import.ts'
import { findPairs } from '../commands/find-pairs.ts'
import { mayFollow } from '../rules/importing/follow-import.ts'
import { decideShift } from '../rules/importing/shift-dates.ts'
import { loadImport, saveImportState } from '../store/imports.ts'
import { fixShift, loadSource } from '../store/sources.ts'
import { dropStaged } from '../store/staged.ts'
import type { Import } from '../words.ts'
import { readAndStage, type Begun } from './read-and-stage.ts'

export interface ImportInput {
  readonly importId: Id
}

export interface ImportTools {
  readonly files: FileStore
  readonly database: Pick<Database, 'connect'>
}

/** Fewer new rows than this change no plan before autovacuum comes by. */
const many = 500

const byJob: Actor = { kind: 'system', because: 'an import' }

/** The day on the wall calendar of a zone. */
const dayIn = (timeZone: string, at: number): Day =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at) as Day

/**
 * Read → map → clean → stage → report → apply. Safe to run again from any point: reading begins anew and replaces what
 * was staged, and applying is one transaction.
 */
export const importFeed = ({ files, database }: ImportTools): JobKind<ImportInput> => ({
  async run({ importId }, job) {
    const city = job.city!
    const begun = await begin(city, importId)
    if (begun === null) {
      // Handed back after it was applied: only the comparing is still to do.
      const known = await city.reading((tx) => loadImport(tx, importId))
      if (known?.state === 'applied') await compare(city, known, job.signal)
      return null
    }
    try {
      if (begun.work.state === 'reading') {
        const failure = await readAndStage(begun, city, job, files)
        if (failure !== null) return { state: 'failed', failure }
      }
      job.signal.throwIfAborted()
      await job.progress(0, null, 'feeds.step-applying')
      const applied = await applyImport(importId, { saidYes: false }, byJob, city)
      if (!applied.ok) return null
      if (applied.value.state === 'applied') {
        if (begun.work.fileKey !== null) await files.delete(begun.work.fileKey)
        // Before anybody's first question meets thousands of rows the planner has never heard of.
        const { created, changed } = applied.value.counts
        if (created + changed >= many) await refreshStatistics(database)
        await job.progress(0, null, 'feeds.step-comparing')
        await compare(city, applied.value, job.signal)
      }
      return { state: applied.value.state, counts: applied.value.counts }
    } catch (fault) {
      // Given back or taken up again when the database is there: it has not failed.
      if (!job.signal.aborted && troubleOf(fault) !== 'away') await failByUs(city, importId, fault)
      throw fault
    }
  },
})

/** Public already: what compares it with other sources may fail without taking it back. */
async function compare(city: City, applied: Pick<Import, 'id' | 'counts'>, signal: AbortSignal): Promise<void> {
  const { merged } = await findPairs(city, signal)
  if (merged === 0) return
  const counts = { ...applied.counts, merged }
  await city.transaction((tx) => saveImportState(tx, applied.id, { state: 'applied', counts }))
}

/** Null: it ended before, or a person stopped it while it waited. */
const begin = (city: City, importId: Id): Promise<Begun | null> =>
  city.transaction(async (tx) => {
    const work = await loadImport(tx, importId, 'for-update')
    if (work === null || !['queued', 'reading', 'staged'].includes(work.state)) return null
    const source = await loadSource(tx, work.sourceId)
    if (source === null || source.removedAt !== null) return null
    const moves = source.anchorOn !== null && !source.keepDates
    const today = dayIn(work.mapping.timeZone ?? 'UTC', city.now())
    const shiftDays = moves ? (source.shiftDays ?? decideShift(source.anchorOn, today)) : 0
    if (moves) await fixShift(tx, source.id, shiftDays)
    const state = work.state === 'staged' ? 'staged' : 'reading'
    await saveImportState(tx, importId, { state, failure: null, endedAt: null })
    return { work: { ...work, state }, source, shiftDays }
  })

/** A fault of ours: told in the report too, so that the page does not wait for ever. */
const failByUs = (city: City, importId: Id, fault: unknown): Promise<void> =>
  city.transaction(async (tx) => {
    const found = await loadImport(tx, importId, 'for-update')
    if (found === null || !mayFollow(found.state, 'failed')) return
    await dropStaged(tx, importId)
    const reason = troubleOf(fault) === 'full' ? 'feeds.disk-full' : 'feeds.failure-ours'
    const failure = { reason, facts: {} }
    await saveImportState(tx, importId, { state: 'failed', failure, endedAt: city.now() })
  })
