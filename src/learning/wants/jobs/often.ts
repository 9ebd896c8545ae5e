import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { layOutFinds } from '../commands/lay-out-finds.ts'
import { passTrialDeadlines } from '../commands/settle-trial.ts'

const oftenJob = 'wants.pass-deadlines'

export const defineWantsJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(oftenJob, {
    async run(_input: object, job) {
      let [passed, laidOut] = [0, 0]
      for (const city of cities()) {
        job.signal.throwIfAborted()
        passed += await passTrialDeadlines(city)
        laidOut += await layOutFinds(city)
      }
      return { passed, laidOut }
    },
  })

/** Nobody waits long for a word that is due. */
export const startPassingTrials = (jobs: Jobs): Promise<void> => jobs.repeat(oftenJob, '*/5 * * * *')
