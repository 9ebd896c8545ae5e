import type { CityHere, Desk } from '#platform/http/desk.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { sendReminders } from '../commands/send-reminders.ts'

const remindJob = 'home.remind'

/** @param places all ecosystems as they stand now */
export const defineHomeJobs = (
  jobs: Jobs,
  places: () => Promise<readonly CityHere[]>,
  desk: Pick<Desk, 'jobs'>,
): void =>
  jobs.define(remindJob, {
    run: async (_input: object, { signal }) => {
      const sum = { sent: 0, recalled: 0 }
      for (const here of await places()) {
        const { sent, recalled } = await sendReminders(here, desk, signal)
        sum.sent += sent
        sum.recalled += recalled
      }
      return sum
    },
  })

/** Often enough that an hour chosen is that hour. */
export const startReminding = (jobs: Jobs): Promise<void> => jobs.repeat(remindJob, '*/10 * * * *')
