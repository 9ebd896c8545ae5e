import { join, resolve } from 'node:path'
import { type Directory, openDirectory } from '#commons/ecosystems'
import {
  openKeptActors,
  openKeptSessions,
  openKeptStandings,
  type KeptActors,
  type KeptSessions,
  type KeptStandings,
} from '#commons/people'
import { buildAssets } from '#platform/assets/build-assets.ts'
import { type Assets, serveAssets } from '#platform/assets/serve-assets.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { type FileStore, openFileStore } from '#platform/files/file-store.ts'
import { type KeptAnswers, openKeptAnswers } from '#platform/http/kept-answers.ts'
import { type Log, openLog } from '#platform/http/log.ts'
import { type Metrics, openMetrics } from '#platform/http/metrics.ts'
import { openMailer } from '#platform/mail/open-mailer.ts'
import type { Mailer } from '#platform/mail/words.ts'
import { openTextSender } from '#platform/text-messages/open-text-sender.ts'
import type { TextSender } from '#platform/text-messages/words.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { loadTexts } from '#web/say/texts.ts'
import { makeVoices, type Voices } from '#web/say/voices.ts'

/** Finished answers may hold this much memory in all. */
const keptBytes = 24 * 1024 * 1024

/** One running Hedgerow: what server, worker and command line share. */
export interface Installation {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  readonly jobs: Jobs
  readonly files: FileStore
  readonly voices: Voices
  readonly assets: Assets
  readonly kept: KeptAnswers
  readonly metrics: Metrics
  readonly directory: Directory
  readonly mail: Mailer
  readonly texts: TextSender
  readonly sessions: KeptSessions
  readonly actors: KeptActors
  readonly standings: KeptStandings
  close(): Promise<void>
}

export const projectRoot = resolve(import.meta.dirname, '../..')

/**
 * Opens everything in the order of need: database and migrations first, for the rest reads from it.
 * @param tell hears one line for each thing a person waits for
 */
export async function openInstallation(
  config: Config,
  {
    clock = systemClock,
    tell = () => {},
    database: given,
  }: { clock?: Clock; tell?: (line: string) => void; database?: Database } = {},
): Promise<Installation> {
  const log = openLog(config.logLevel)
  const database =
    given ?? (await openDatabase({ databaseUrl: config.databaseUrl, dataFolder: config.dataFolder }, clock, tell))
  const assetFolder = join(config.dataFolder, 'assets')
  const assets = serveAssets(await buildAssets({ root: projectRoot, folder: assetFolder }), assetFolder)
  const voices = makeVoices(loadTexts({ root: projectRoot, operatorFolder: join(config.dataFolder, 'languages') }))
  const jobs = openJobs(database, clock, log)
  const files = await openFileStore(config)
  const directory = await openDirectory(database)
  const isAllInvented = () => directory.all().every(({ demonstration }) => demonstration)
  return {
    config,
    clock,
    log,
    database,
    jobs,
    files,
    voices,
    assets,
    directory,
    sessions: openKeptSessions(database, clock),
    actors: openKeptActors(database, clock),
    standings: openKeptStandings(database),
    mail: openMailer(config.mail, database, clock, isAllInvented),
    texts: openTextSender(config.textGateway, database, clock, isAllInvented),
    kept: openKeptAnswers(keptBytes, clock),
    metrics: openMetrics(),
    close: async () => {
      await jobs.close()
      await database.close()
      log.flush()
    },
  }
}
