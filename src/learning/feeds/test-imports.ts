import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { RunningJob } from '#platform/jobs/words.ts'
import { createSource } from './commands/create-source.ts'
import { startImport, type FeedTools } from './commands/start-import.ts'
import { importFeed } from './jobs/import-feed.ts'
import { loadImport } from './store/imports.ts'
import { mappingShape, type Import, type Mapping, type Source } from './words.ts'

export const operator: Actor = { kind: 'system', because: 'a test' }

export const smallMapping: Mapping = mappingShape.parse({
  name: 'small',
  reader: { form: 'csv' },
  language: 'en',
  groupRows: false,
  fields: {
    originalId: 'id',
    title: 'title',
    description: 'about',
    host: 'host',
    ageMin: { take: 'number', of: 'from' },
    ageMax: { take: 'number', of: 'to' },
    startOn: { take: 'day', of: 'day' },
    startTime: { take: 'time', of: 'time' },
    venueName: 'place',
  },
})

/** A small feed of so many rows, each its own offer; `edit` changes one row's title. */
export const smallFeed = (rows: number, edit: { readonly row?: number; readonly title?: string } = {}): Uint8Array =>
  Buffer.from(
    [
      'id,title,about,host,from,to,day,time,place',
      ...Array.from({ length: rows }, (_, at) => {
        const title = at === edit.row ? edit.title : `Offer ${at}`
        return `${at},${title},"<p>About <b>it</b></p>",Host ${at % 3},6,12,2026-07-${String((at % 28) + 1).padStart(2, '0')},10:00,Hall ${at % 5}`
      }),
    ].join('\n'),
  )

export interface ImportBench {
  readonly city: TestCity
  readonly tools: FeedTools
  newSource(edit?: Partial<Parameters<typeof createSource>[0]>): Promise<Source>
  /** Queues an import and runs its job to the end, as a worker would. */
  run(source: Pick<Source, 'id'>, content: Uint8Array, signal?: AbortSignal): Promise<Import>
  runJob(importId: Id, signal?: AbortSignal): Promise<Import>
  close(): Promise<void>
}

/** A fresh city with files and a queue, for tests of imports. */
export async function importBench(now?: Instant): Promise<ImportBench> {
  const city = await testCity(now === undefined ? {} : { now })
  const folder = await mkdtemp(join(tmpdir(), 'feeds-'))
  const files = openLocalFiles(folder)
  const jobs = openJobs(city.database, city.clock, { error: () => {} })
  const tools = { jobs, files }
  const runJob = async (importId: Id, signal = new AbortController().signal): Promise<Import> => {
    const job: RunningJob = { id: city.newId(), city, attempt: 1, signal, progress: async () => {} }
    await importFeed({ files, database: city.database }).run({ importId }, job)
    return (await city.reading((tx) => loadImport(tx, importId)))!
  }
  return {
    city,
    tools,
    runJob,
    newSource: async (edit = {}) => {
      const made = await createSource(
        { name: 'A feed', origin: 'upload', mapping: smallMapping, ...edit },
        operator,
        city,
      )
      if (!made.ok) throw new Error(made.refusal)
      return made.value
    },
    run: async (source, content, signal) => {
      const started = await startImport({ sourceId: source.id, content, fileName: 'feed.csv' }, operator, city, tools)
      if (!started.ok) throw new Error(started.refusal)
      return runJob(started.value.importId, signal)
    },
    close: async () => {
      await jobs.close()
      await city.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
