import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { checkMinimums } from '../commands/check-minimums.ts'
import { endDays } from '../commands/end-days.ts'
import { lapseOffers } from '../commands/lapse-offers.ts'

const oftenJob = 'participation.pass-deadlines'

export const defineParticipationJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(oftenJob, {
    async run(_input: object, job) {
      let [lapsed, tooFew, over] = [0, 0, 0]
      for (const city of cities()) {
        job.signal.throwIfAborted()
        lapsed += await lapseOffers(city)
        tooFew += await checkMinimums(city)
        over += await endDays(city)
      }
      return { lapsed, tooFew, over }
    },
  })

/** A place that nobody took is not kept from the next for long. */
export const startPassingPlaces = (jobs: Jobs): Promise<void> => jobs.repeat(oftenJob, '*/5 * * * *')
