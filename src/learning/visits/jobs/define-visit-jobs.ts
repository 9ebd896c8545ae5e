import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { lapseHolds } from '../commands/pass-on.ts'
import { planJob } from '../commands/start-plan.ts'
import { tellDueNotes } from '../commands/tell-due-notes.ts'
import { planVisitsJob } from './plan-visits.ts'

const oftenJob = 'visits.pass-deadlines'

/** The long work of this room, for the one list in main/. */
export function defineVisitJobs(jobs: Jobs, cities: () => readonly City[]): void {
  jobs.define(planJob, planVisitsJob)
  jobs.define(oftenJob, {
    async run(_input: object, job) {
      const sum = { lapsed: 0, told: 0 }
      for (const city of cities()) {
        job.signal.throwIfAborted()
        sum.lapsed += await lapseHolds(city)
        sum.told += await tellDueNotes(city)
      }
      return sum
    },
  })
}

/** A date that nobody took is not kept from the next class for long, and a note is told of on its day. */
export const startPassingDates = (jobs: Jobs): Promise<void> => jobs.repeat(oftenJob, '*/5 * * * *')
