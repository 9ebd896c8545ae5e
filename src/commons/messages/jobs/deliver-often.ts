import type { City } from '#platform/database/city.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { deliverDue } from '../commands/deliver-due.ts'
import type { Sender } from '../commands/send-group.ts'

const deliverJob = 'messages.deliver'
const deliverEverywhere = 'messages.deliver-everywhere'

/** @param places all ecosystems as they stand now */
export function defineMessageJobs(jobs: Jobs, places: () => Promise<readonly CityHere[]>, sender: Sender): void {
  jobs.define(deliverJob, {
    run: async (_input: object, { city, signal }) => {
      const here = (await places()).find((place) => place.city.ecosystemId === city?.ecosystemId)
      return here ? deliverDue(here, sender, signal) : { sent: 0 }
    },
  })
  jobs.define(deliverEverywhere, {
    run: async (_input: object, { signal }) => {
      const sum = { sent: 0, later: 0, givenUp: 0, letBe: 0 }
      for (const here of await places()) {
        const counts = await deliverDue(here, sender, signal)
        sum.sent += counts.sent
        sum.later += counts.later
        sum.givenUp += counts.givenUp
        sum.letBe += counts.letBe
      }
      return sum
    },
  })
}

/** What waited for the end of a night, for a mail server, or for a worker that died. */
export const startDelivering = (jobs: Jobs): Promise<void> => jobs.repeat(deliverEverywhere, '*/5 * * * *')

/** Call it after the commit: a job that still waits will find what was laid, and a thousand notices need no thousand jobs. */
export async function wakeDelivery(city: City, { jobs }: Pick<Desk, 'jobs'>): Promise<void> {
  const newest = await jobs.list({ ecosystemId: city.ecosystemId, name: deliverJob, limit: 20 })
  if (newest.some(({ state }) => state === 'waiting')) return
  await jobs.start(deliverJob, city, {})
}
