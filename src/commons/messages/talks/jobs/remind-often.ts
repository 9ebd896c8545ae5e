import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { remindOfReports } from '../commands/remind-of-reports.ts'

const lateJob = 'messages.remind-of-reports'

export const defineReportJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(lateJob, {
    async run(_input: object, job) {
      let [soon, late] = [0, 0]
      for (const city of cities()) {
        job.signal.throwIfAborted()
        const told = await remindOfReports(city)
        soon += told.soon
        late += told.late
      }
      return { soon, late }
    },
  })

/** A deadline is a matter of hours: a quarter more is little. */
export const startRemindingOfReports = (jobs: Jobs): Promise<void> => jobs.repeat(lateJob, '*/15 * * * *')
