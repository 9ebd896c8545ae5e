import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { remindOfReports } from '../commands/remind-of-reports.ts'

const lateJob = 'messages.remind-of-reports'

export const defineReportJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(lateJob, {
    async run(_input: object, job) {
      let late = 0
      for (const city of cities()) {
        job.signal.throwIfAborted()
        late += await remindOfReports(city)
      }
      return { late }
    },
  })

/** A deadline is a matter of hours: a quarter more is little. */
export const startRemindingOfReports = (jobs: Jobs): Promise<void> => jobs.repeat(lateJob, '*/15 * * * *')
