import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { passDeadlines } from '../commands/pass-deadlines.ts'

const deadlinesJob = 'governance.pass-deadlines'

export const defineGovernanceJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(deadlinesJob, {
    async run(_input: object, job) {
      let passed = 0
      for (const city of cities()) {
        job.signal.throwIfAborted()
        passed += await passDeadlines(city)
      }
      return { passed }
    },
  })

/** A deadline is a matter of days: a quarter of an hour more is no matter. */
export const startPassingDeadlines = (jobs: Jobs): Promise<void> => jobs.repeat(deadlinesJob, '*/15 * * * *')
