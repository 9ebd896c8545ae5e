import { areaBookOf, areasOfEcosystem } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { plainText } from '#platform/cleaning/plain-text.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Scratch } from '#platform/files/scratch.ts'
import type { RunningJob } from '#platform/jobs/words.ts'
import { breathing } from '#platform/take-breath.ts'
import { draftOpportunities } from '../rules/importing/draft-opportunities.ts'
import { readListings, type ReadReport } from '../rules/importing/read-listings.ts'
import type { Places } from '../rules/cleaning/clean-listing.ts'
import { extentOf } from '../rules/cleaning/clean-point.ts'
import { readFeed, readMirror } from '../rules/reading/read-feed.ts'
import { loadImport, saveImportState, saveRefused, type ImportWork } from '../store/imports.ts'
import { loadMirror } from '../store/sources.ts'
import { closeStaged, dropStaged, inChunks, stageChunk } from '../store/staged.ts'
import type { ChangedItem, Import, Listing, Source } from '../words.ts'

/** An import that is being read, with what was decided for it at its beginning. */
export interface Begun {
  readonly work: ImportWork
  readonly source: Source
  readonly shiftDays: number
}

/**
 * Reads the feed to its end and stages the drafts that come of it.
 * @returns why it could not be read; null: it is staged, or somebody ended it meanwhile
 */
export async function readAndStage(
  begun: Begun,
  city: City,
  job: RunningJob,
  files: FileStore,
): Promise<Import['failure']> {
  const scratch = files.scratch<Listing>()
  try {
    const report = await readAll(begun, city, job, files, scratch)
    if (report.fatal !== null) return await fail(city, begun.work, report)
    await job.progress(report.rows, report.rows, 'feeds.step-staging')
    await stage(city, begun.work, report, scratch, job.signal)
    return null
  } finally {
    await scratch.close()
  }
}

async function readAll(
  { work, source, shiftDays }: Begun,
  city: City,
  job: RunningJob,
  files: FileStore,
  scratch: Scratch<Listing>,
): Promise<ReadReport> {
  const { mapping } = work
  const places = await placesOf(city)
  const reading =
    work.fileKey === null
      ? readMirror(() => mirrorOf(city, source.id), mapping)
      : readFeed(await bytesOf(files, work.fileKey), mapping)
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
    putAway: scratch.put,
    takeBreath: breathing(),
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

const itemsAtOnce = 500

/** The mirror of a feed of changes, a few items at a time, each in a transaction of its own. */
async function* mirrorOf(city: City, sourceId: Id): AsyncGenerator<ChangedItem> {
  let after: ChangedItem | null = null
  for (;;) {
    const place: ChangedItem | null = after
    const items: readonly ChangedItem[] = await city.reading((tx) => loadMirror(tx, sourceId, place, itemsAtOnce))
    yield* items
    after = items.at(-1) ?? null
    if (items.length < itemsAtOnce) return
  }
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
  opportunities: report.plans.length,
  withoutArea: report.withoutArea,
  heldBack: 0,
})

/**
 * Each chunk in a transaction of its own, for a long one would hold back everybody's news; only the last makes them
 * count. Two workers may stage the same import (one was taken for dead): they write the same.
 */
async function stage(
  city: City,
  work: ImportWork,
  report: ReadReport,
  scratch: Scratch<Listing>,
  signal: AbortSignal,
): Promise<void> {
  const takeBreath = breathing()
  let chunks = 0
  for await (const chunk of inChunks(draftOpportunities(report.plans, scratch.take, work.mapping.language))) {
    signal.throwIfAborted()
    await city.transaction((tx) => stageChunk(tx, work.id, chunks, chunk))
    chunks += 1
    await takeBreath()
  }
  await city.transaction(async (tx) => {
    const state = (await loadImport(tx, work.id, 'for-update'))?.state
    if (state === 'staged' || state === 'asking') return
    if (state !== 'reading') return dropStaged(tx, work.id)
    if (!(await closeStaged(tx, work.id, chunks))) throw new Error(`chunks of the import ${work.id} are missing`)
    await saveRefused(tx, work.id, report.refused)
    const repairs = Object.fromEntries(report.repairs)
    await saveImportState(tx, work.id, { state: 'staged', counts: countsOf(report), repairs })
  })
}

/** A feed that could not be read to its end changes nothing; the report says where it broke. */
async function fail(city: City, work: ImportWork, report: ReadReport): Promise<Import['failure']> {
  const { reason, facts } = report.fatal!
  const failure = { reason, facts: { ...facts, row: report.fatal!.number ?? report.rows } }
  await city.transaction(async (tx) => {
    if ((await loadImport(tx, work.id, 'for-update'))?.state !== 'reading') return
    await saveRefused(tx, work.id, report.refused)
    const endedAt = city.now()
    await saveImportState(tx, work.id, { state: 'failed', counts: countsOf(report), failure, endedAt })
  })
  return failure
}
