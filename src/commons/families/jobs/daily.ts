import type { City } from '#platform/database/city.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { JobKind, Jobs } from '#platform/jobs/words.ts'
import { askForSeason } from '../commands/ask-for-season.ts'
import { forgetExpiredStarts } from '../commands/begin-alone.ts'
import { tellOfAges } from '../commands/tell-of-ages.ts'

const agesJob = 'families.tell-of-ages'
const startsJob = 'families.forget-expired-starts'
const seasonJob = 'families.ask-for-season'

const everywhere = (cities: () => readonly City[], work: (city: City) => Promise<number>): JobKind<object> => ({
  async run(_input, job) {
    let count = 0
    for (const city of cities()) {
      job.signal.throwIfAborted()
      count += await work(city)
    }
    return { count }
  },
})

export function defineFamilyJobs(
  jobs: Jobs,
  cities: () => readonly City[],
  desk: Pick<Desk, 'database' | 'clock' | 'ecosystems' | 'config' | 'files'>,
): void {
  jobs.define(agesJob, everywhere(cities, tellOfAges))
  jobs.define(
    startsJob,
    everywhere(cities, (city) => forgetExpiredStarts(city, desk)),
  )
  jobs.define(
    seasonJob,
    everywhere(cities, (city) => askForSeason(city, desk.config.secret)),
  )
}

/** Each hour, for a day begins at another hour in another place; what is told or forgotten once is not again. */
export async function startFamilyRhythms(jobs: Jobs): Promise<void> {
  await jobs.repeat(agesJob, '11 * * * *')
  await jobs.repeat(startsJob, '23 * * * *')
  await jobs.repeat(seasonJob, '41 * * * *')
}
