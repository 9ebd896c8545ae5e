import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { rosterJob } from '../commands/start-roster.ts'
import { runRoster } from './run-roster.ts'

/** The long work of this room, for the one list in main/. */
export const defineRosterJobs = ({
  jobs,
  files,
  database,
}: {
  readonly jobs: Jobs
  readonly files: FileStore
  readonly database: Pick<Database, 'connect'>
}): void => jobs.define(rosterJob, runRoster({ files, database }))
