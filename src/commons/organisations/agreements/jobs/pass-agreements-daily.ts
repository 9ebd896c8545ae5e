import { dayIn } from '#kernel/instant.ts'
import type { CityHere } from '#platform/http/desk.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { passAgreements } from '../commands/pass-agreements.ts'

const passJob = 'organisations.pass-agreements'

export const defineAgreementJobs = (jobs: Jobs, places: () => Promise<readonly CityHere[]>): void =>
  jobs.define(passJob, {
    async run(_input, job) {
      const done = { began: 0, ended: 0 }
      for (const { city, ecosystem } of await places()) {
        job.signal.throwIfAborted()
        const { began, ended } = await passAgreements(dayIn(ecosystem.timeZone, city.now()), city)
        done.began += began
        done.ended += ended
      }
      return done
    },
  })

/** Each hour, for a day begins at another hour in another place. */
export const startPassingAgreements = (jobs: Jobs): Promise<void> => jobs.repeat(passJob, '11 * * * *')
