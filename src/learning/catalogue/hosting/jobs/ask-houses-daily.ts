import type { City } from '#platform/database/city.ts'
import type { Jobs, JobKind } from '#platform/jobs/words.ts'
import { askHouses } from '../commands/ask-houses.ts'

const askJob = 'catalogue.ask-houses'

const askEverywhere = (cities: () => readonly City[]): JobKind<object> => ({
  async run(_input, job) {
    let asked = 0
    for (const city of cities()) {
      job.signal.throwIfAborted()
      asked += await askHouses(city)
    }
    return { asked }
  },
})

export const defineHostingJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(askJob, askEverywhere(cities))

/** Once a day, in the working hours of most places; messages keep the quiet hours of each reader themselves. */
export const startAskingHouses = (jobs: Jobs): Promise<void> => jobs.repeat(askJob, '23 9 * * *')
