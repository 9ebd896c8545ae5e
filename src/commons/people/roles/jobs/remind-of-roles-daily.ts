import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { remindOfRoles } from '../commands/remind-of-roles.ts'

const remindJob = 'people.remind-of-roles'

export const defineRoleJobs = (jobs: Jobs, cities: () => readonly City[]): void =>
  jobs.define(remindJob, {
    async run(_input: object, job) {
      let told = 0
      for (const city of cities()) {
        job.signal.throwIfAborted()
        told += await remindOfRoles(city)
      }
      return { told }
    },
  })

/** Each hour, for a day begins at another hour in another place; each is told once all the same. */
export const startRemindingOfRoles = (jobs: Jobs): Promise<void> => jobs.repeat(remindJob, '17 * * * *')
