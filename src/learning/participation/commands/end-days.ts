import type { Actor } from '#kernel/actor.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { endOccasions } from '../store/due-days.ts'

const byTheClock: Actor = { kind: 'system', because: 'a day that is over' }

/** Says of each day once that it is over: a record takes nothing that has not happened yet. @returns how many */
export const endDays = (city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const over = await endOccasions(tx, now)
    await record(
      tx,
      over.map((occasionId) => happened('participation.occasion-over', byTheClock, { occasionId })),
      now,
    )
    return over.length
  })
