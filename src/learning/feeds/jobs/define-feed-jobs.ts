import type { FileStore } from '#platform/files/file-store.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { importJob } from '../commands/start-import.ts'
import { importFeed } from './import-feed.ts'

/** The long works of this room, for the one list in main/. */
export function defineFeedJobs({ jobs, files }: { readonly jobs: Jobs; readonly files: FileStore }): void {
  jobs.define(importJob, importFeed({ files }))
}
