import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { passDeadlines } from '../commands/pass-deadlines.ts'
import { remindOfDeadlines } from '../commands/remind-of-deadlines.ts'

const deadlinesJob = 'governance.pass-deadlines'

export const defineGovernanceJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(deadlinesJob, {
    async run(_input: object, job) {
      let [passed, reminded] = [0, 0]
      for (const city of cities()) {
        job.signal.throwIfAborted()
        passed += await passDeadlines(city)
        reminded += await remindOfDeadlines(city)
      }
      return { passed, reminded }
    },
  })

/** A deadline is a matter of days: a quarter of an hour more is no matter. */
export const startPassingDeadlines = (jobs: Jobs): Promise<void> => jobs.repeat(deadlinesJob, '*/15 * * * *')
