import type { City } from '#platform/database/city.ts'
import type { Jobs, JobKind } from '#platform/jobs/words.ts'
import { remindOfClearances } from '../commands/remind-of-clearances.ts'

const remindJob = 'people.remind-of-clearances'

const remindEverywhere = (cities: () => readonly City[]): JobKind<object> => ({
  async run(_input, job) {
    let told = 0
    for (const city of cities()) {
      job.signal.throwIfAborted()
      told += await remindOfClearances(city)
    }
    return { told }
  },
})

export const defineClearanceJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(remindJob, remindEverywhere(cities))

/** Each hour, for a day begins at another hour in another place; each reminder is told once all the same. */
export const startRemindingOfClearances = (jobs: Jobs): Promise<void> => jobs.repeat(remindJob, '7 * * * *')
