import { areaBookOf, areasOfEcosystem } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { plainText } from '#platform/cleaning/plain-text.ts'
import type { City, Tx } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { refreshStatistics } from '#platform/database/refresh-statistics.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { JobKind, RunningJob } from '#platform/jobs/words.ts'
import { applyImport } from '../commands/apply-import.ts'
import { findPairs } from '../commands/find-pairs.ts'
import { dropStaged, loadImport, saveImportState, saveRefused, stageDrafts, type ImportWork } from '../store/imports.ts'
import { mayFollow } from '../rules/importing/follow-import.ts'
import { decideShift } from '../rules/importing/shift-dates.ts'
import { readListings, type ReadReport } from '../rules/importing/read-listings.ts'
import { extentOf } from '../rules/cleaning/clean-point.ts'
import type { Places } from '../rules/cleaning/clean-listing.ts'
import { readFeed } from '../rules/reading/read-feed.ts'
import { fixShift, loadMirror, loadSource } from '../store/sources.ts'
import type { Import, Source } from '../words.ts'

export interface ImportInput {
  readonly importId: Id
}

export interface ImportTools {
  readonly files: FileStore
  readonly database: Pick<Database, 'connect'>
}

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
        const report = await readAll(begun, city, job, files)
        if (report.fatal !== null) return await fail(city, begun.work, report)
        await job.progress(report.rows, report.rows, 'feeds.step-staging')
        await stage(city, begun.work, report)
      }
      job.signal.throwIfAborted()
      await job.progress(0, null, 'feeds.step-applying')
      const applied = await applyImport(importId, { saidYes: false }, byJob, city)
      if (!applied.ok) return null
      if (applied.value.state === 'applied') {
        if (begun.work.fileKey !== null) await files.delete(begun.work.fileKey)
        // Before anybody's first question meets thousands of rows the planner has never heard of.
        await refreshStatistics(database)
        await job.progress(0, null, 'feeds.step-comparing')
        await compare(city, applied.value, job.signal)
      }
      return { state: applied.value.state, counts: applied.value.counts }
    } catch (fault) {
      if (!job.signal.aborted) await failByUs(city, importId)
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

interface Begun {
  readonly work: ImportWork
  readonly source: Source
  readonly shiftDays: number
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

async function readAll(
  { work, source, shiftDays }: Begun,
  city: City,
  job: RunningJob,
  files: FileStore,
): Promise<ReadReport> {
  const { mapping } = work
  const places = await placesOf(city)
  const bytes = work.fileKey === null ? await mirrorOf(city, source.id) : await bytesOf(files, work.fileKey)
  const reading = readFeed(bytes, mapping)
  await job.progress(0, null, 'feeds.step-reading')
  return readListings(reading, {
    mapping,
    surroundings: {
      language: mapping.language,
      timeZone: mapping.timeZone ?? 'UTC',
      currency: mapping.currency ?? 'EUR',
      plainText,
    },
    places,
    shiftDays,
    told: async (rows) => {
      job.signal.throwIfAborted()
      await job.progress(rows, null)
    },
  })
}

async function bytesOf(files: FileStore, key: string): Promise<AsyncIterable<Uint8Array>> {
  const content = await files.get(key)
  if (content === null) throw new Error(`the feed ${key} is not in the file store`)
  return content
}

/** The mirror of a feed of changes, as the one page that would tell all of it. */
async function mirrorOf(city: City, sourceId: Id): Promise<Uint8Array> {
  const items = await city.reading((tx) => loadMirror(tx, sourceId))
  return Buffer.from(JSON.stringify({ items, next: null }))
}

async function placesOf(city: City): Promise<Places> {
  const book = await city.reading((tx) => areaBookOf(tx))
  const areas = await areasOfEcosystem(city)
  return {
    areaAt: book.areaAt,
    areasNamed: book.areasNamed,
    areasOfficiallyNamed: book.areasOfficiallyNamed,
    extent: extentOf(areas.map((area) => area.centre)),
  }
}

const countsOf = (report: ReadReport): Import['counts'] => ({
  read: report.rows,
  created: 0,
  changed: 0,
  unchanged: 0,
  merged: 0,
  refused: report.refusedRows,
  lapsed: 0,
  opportunities: report.drafts.length,
  withoutArea: report.withoutArea,
})

const stage = (city: City, work: ImportWork, report: ReadReport): Promise<void> =>
  city.transaction(async (tx) => {
    if (!(await isStillReading(tx, work.id))) return
    await stageDrafts(tx, work.id, report.drafts)
    await saveRefused(tx, work.id, report.refused)
    const repairs = Object.fromEntries(report.repairs)
    await saveImportState(tx, work.id, { state: 'staged', counts: countsOf(report), repairs })
  })

/** A feed that could not be read to its end changes nothing; the report says where it broke. */
async function fail(city: City, work: ImportWork, report: ReadReport): Promise<unknown> {
  const { reason, facts } = report.fatal!
  const failure = { reason, facts: { ...facts, row: report.fatal!.number ?? report.rows } }
  await city.transaction(async (tx) => {
    if (!(await isStillReading(tx, work.id))) return
    await saveRefused(tx, work.id, report.refused)
    const endedAt = city.now()
    await saveImportState(tx, work.id, { state: 'failed', counts: countsOf(report), failure, endedAt })
  })
  return { state: 'failed', failure }
}

/** A fault of ours: told in the report too, so that the page does not wait for ever. */
const failByUs = (city: City, importId: Id): Promise<void> =>
  city.transaction(async (tx) => {
    const found = await loadImport(tx, importId, 'for-update')
    if (found === null || !mayFollow(found.state, 'failed')) return
    await dropStaged(tx, importId)
    const failure = { reason: 'feeds.failure-ours', facts: {} }
    await saveImportState(tx, importId, { state: 'failed', failure, endedAt: city.now() })
  })

/** A person may have stopped it while it read. */
const isStillReading = async (tx: Tx, importId: Id): Promise<boolean> =>
  (await loadImport(tx, importId, 'for-update'))?.state === 'reading'
