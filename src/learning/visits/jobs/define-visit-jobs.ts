import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { lapseHolds } from '../commands/pass-on.ts'
import { planJob } from '../commands/start-plan.ts'
import { planVisitsJob } from './plan-visits.ts'

const oftenJob = 'visits.pass-deadlines'

/** The long work of this room, for the one list in main/. */
export function defineVisitJobs(jobs: Jobs, cities: () => readonly City[]): void {
  jobs.define(planJob, planVisitsJob)
  jobs.define(oftenJob, {
    async run(_input: object, job) {
      let lapsed = 0
      for (const city of cities()) {
        job.signal.throwIfAborted()
        lapsed += await lapseHolds(city)
      }
      return { lapsed }
    },
  })
}

/** A date that nobody took is not kept from the next class for long. */
export const startPassingDates = (jobs: Jobs): Promise<void> => jobs.repeat(oftenJob, '*/5 * * * *')
