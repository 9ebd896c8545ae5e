import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEcosystem } from '#commons/ecosystems'
import { createSource, startImport, importById, type Import, type Mapping, type Source } from '#learning/feeds'
import { liveListingsOfSource } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { systemClock } from '#platform/clock.ts'
import type { City } from '#platform/database/city.ts'
import type { Reach } from '#platform/database/connections.ts'
import { databaseAt, type Database } from '#platform/database/database.ts'
import { socketFolderOf } from '#platform/database/launcher/socket-folder.ts'
import { stopPostmaster } from '#platform/database/launcher/start-postmaster.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { openTestCluster } from '#platform/database/testing/test-cluster.ts'
import { makeTestDatabase } from '#platform/database/testing/test-template.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { layAssets } from '../../tests/stage/built-assets.ts'
import { editSource } from '../../src/learning/feeds/commands/edit-source.ts'
import { freePort, startHouse, type HouseSettings, type RunningHouse } from './running-house.ts'

export const operator: Actor = { kind: 'system', because: 'a fault is tried' }
export const slug = 'faultville'

/** A place to try faults on: a folder, a database with one ecosystem in it, and our own hand beside the server's. */
export interface FaultStage {
  readonly folder: string
  readonly port: number
  readonly reach: Reach
  readonly database: Database
  readonly city: City
  readonly settings: HouseSettings
  start(more?: Partial<HouseSettings>): Promise<RunningHouse>
  newSource(name: string, mapping: Mapping, edit?: Partial<Parameters<typeof createSource>[0]>): Promise<Source>
  /** Queues an import through the command; the server's worker runs it. @returns its id, or why it was refused */
  begin(source: Source, content: Uint8Array): Promise<{ id: Id } | { refusal: string }>
  /** From now on it is read in another way. */
  remap(source: Source, mapping: Mapping): Promise<void>
  importOf(id: Id): Promise<Import>
  /** Its listings that the public may see. */
  liveOf(source: Source): Promise<number>
  /** Waits until it has ended or asks a person. */
  ended(id: Id, milliseconds?: number): Promise<Import>
  /** Waits until the job that runs an import has ended: it does more after the import is public. */
  jobEnded(id: Id): Promise<void>
  close(): Promise<void>
}

/**
 * @param where `embedded`: a PostgreSQL of the server's own, that may be killed; `shared`: a database of its own in the
 *   cluster of the tests, quicker
 * @param folder of an embedded one; default: a fresh one
 */
export async function openFaultStage(
  where: 'embedded' | 'shared',
  { folder = mkdtempSync(join(tmpdir(), 'hedgerow-faults-')), timeZone = 'UTC' } = {},
): Promise<FaultStage> {
  await layAssets(folder)
  const prepare = where === 'embedded' ? prepareEmbedded : prepareShared
  const { reach, ecosystemId, drop } = await prepare(folder, timeZone)
  const database = databaseAt(reach, systemClock)
  const city = database.city(ecosystemId, slug)
  const jobs = openJobs(database, systemClock, { error: () => {} })
  const tools = { jobs, files: openLocalFiles(folder) }
  const port = await freePort()
  const settings: HouseSettings = {
    folder,
    port,
    ...(where === 'shared' && { databaseUrl: urlOf(reach) }),
  }
  const importOf = async (id: Id): Promise<Import> => (await importById(id, city, 0))!.one
  return {
    folder,
    port,
    reach,
    database,
    city,
    settings,
    start: (more = {}) => startHouse({ ...settings, ...more }),
    newSource: async (name, mapping, edit = {}) => {
      const made = await createSource({ name, origin: 'upload', mapping, ...edit }, operator, city)
      if (!made.ok) throw new Error(made.refusal)
      return made.value
    },
    begin: async (source, content) => {
      const started = await startImport({ sourceId: source.id, content, fileName: null }, operator, city, tools)
      return started.ok ? { id: started.value.importId } : { refusal: started.refusal }
    },
    remap: async (source, mapping) => {
      const { timeZone, currency } = source.mapping
      await editSource(source.id, { mapping: { ...mapping, timeZone, currency } }, operator, city)
    },
    importOf,
    liveOf: async (source) => (await city.reading((tx) => liveListingsOfSource(tx, source.id))).length,
    ended: async (id, milliseconds = 120_000) => {
      const until = performance.now() + milliseconds
      for (;;) {
        const found = await importOf(id).catch(() => null)
        if (found && !['queued', 'reading', 'staged'].includes(found.state)) return found
        if (performance.now() > until) throw new Error(`the import did not end: ${found?.state ?? 'no database'}`)
        await new Promise((done) => setTimeout(done, 100))
      }
    },
    jobEnded: async (importId) => {
      const client = await database.connect('faults')
      const { rows } = await client.query<{ id: Id }>(`select id from platform_jobs where input ->> 'importId' = $1`, [
        importId,
      ])
      await client.end()
      await jobs.waitFor(rows[0]!.id)
    },
    close: async () => {
      await jobs.close().catch(() => {})
      await database.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const tell = async (database: Database, timeZone: string): Promise<Id> => {
  const name = { sourceLanguage: 'en', texts: { en: 'Faultville' } }
  const made = await createEcosystem({ slug, name, languages: ['en', 'es'], timeZone }, operator, database)
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}

interface Prepared {
  readonly reach: Reach
  readonly ecosystemId: Id
  readonly drop: () => Promise<void>
}

async function prepareShared(_folder: string, timeZone: string): Promise<Prepared> {
  const cluster = await openTestCluster()
  const { reach, drop } = await makeTestDatabase(cluster.reach)
  const database = databaseAt(reach, systemClock)
  const ecosystemId = await tell(database, timeZone)
  await database.close()
  return { reach, ecosystemId, drop: () => drop().then(cluster.leave) }
}

/** Made, told and stopped again: from here on it runs while a server does. */
async function prepareEmbedded(folder: string, timeZone: string): Promise<Prepared> {
  const database = await openDatabase({ dataFolder: folder }, systemClock)
  const ecosystemId = await tell(database, timeZone)
  await database.close()
  const cluster = join(folder, 'postgres')
  const reach: Reach = { host: socketFolderOf(cluster), port: 5432, user: 'hedgerow', database: 'hedgerow' }
  return { reach, ecosystemId, drop: () => stopPostmaster(cluster) }
}

export function urlOf(reach: Reach): string {
  if ('connectionString' in reach) return reach.connectionString
  return `postgres://${reach.user}@localhost:${reach.port}/${reach.database}?host=${encodeURIComponent(reach.host)}`
}
