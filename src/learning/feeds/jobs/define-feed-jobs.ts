import type { Directory } from '#commons/ecosystems'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { importJob } from '../commands/start-import.ts'
import { importFeed } from './import-feed.ts'
import { pollDueSources, pollJob } from './poll-due-sources.ts'

export interface FeedHouse {
  readonly jobs: Jobs
  readonly files: FileStore
  readonly database: Pick<Database, 'city' | 'connect'>
  /** Every ecosystem of the installation, asked anew at each poll. */
  readonly directory: Pick<Directory, 'all'>
}

/** The long works of this room, for the one list in main/. */
export function defineFeedJobs({ jobs, files, database, directory }: FeedHouse): void {
  const cities = (): City[] => directory.all().map(({ id, slug }) => database.city(id, slug, 'job'))
  jobs.define(importJob, importFeed({ files, database }))
  jobs.define(pollJob, pollDueSources({ jobs, files }, cities))
}

/** Five minutes is the shortest rhythm a source can have. */
export const startPolling = (jobs: Jobs): Promise<void> => jobs.repeat(pollJob, '*/5 * * * *')
