import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadEntriesOfOccasion, loadOverdue } from '../store/entries.ts'
import { addTaken, holdOccasion } from '../store/occasions.ts'
import { participationSettings } from '../words.ts'
import { passOn, stepAll } from './pass-on.ts'

const byTheClock: Actor = { kind: 'system', because: 'a deadline that passed' }

/** Places that were held long enough go to the next in the line, one occasion at a time. @returns how many lapsed */
export async function lapseOffers(city: City): Promise<number> {
  const occasionIds = await city.reading((tx) => loadOverdue(tx, city.now()))
  let count = 0
  for (const occasionId of occasionIds) {
    count += await city.transaction(async (tx) => {
      await holdOccasion(tx, occasionId)
      const now = city.now()
      const overdue = (await loadEntriesOfOccasion(tx, occasionId)).filter(
        ({ state, heldUntil }) => state === 'offered' && heldUntil! <= now,
      )
      await addTaken(tx, occasionId, -overdue.length)
      const events = await stepAll(tx, overdue, { state: 'lapsed' }, byTheClock, now)
      const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
      await record(tx, [...events, ...(await passOn(tx, occasionId, settings, now))], now)
      return overdue.length
    })
  }
  return count
}
