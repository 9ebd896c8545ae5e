import type { Actor } from '#kernel/actor.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { takeLate } from '../report-store.ts'

const byClock: Actor = { kind: 'system', because: 'a deadline has passed' }

/** Tells once of each report that nobody looked at in time. @returns how many */
export const remindOfReports = (city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const late = await takeLate(tx, city.now())
    await record(
      tx,
      late.map((reportId) => happened('messages.report-late', byClock, { reportId })),
      city.now(),
    )
    return late.length
  })
