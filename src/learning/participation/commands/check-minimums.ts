import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { countComing, minimumDueAt } from '../rules/minimum.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { loadMinimumsToCheck } from '../store/due-days.ts'
import { holdOccasion, saveOccasion } from '../store/occasions.ts'
import { participationSettings } from '../words.ts'
import { cancelOccasion } from './cancel-occasion.ts'

const byTheClock: Actor = { kind: 'system', because: 'too few by the deadline' }

/**
 * Days that have too few by their deadline: said once of each, and cancelled where the place chose that. A day that has its
 * minimum is looked at again until it begins, for somebody may still give a place back. @returns how many had too few
 */
export async function checkMinimums(city: City): Promise<number> {
  const toCheck = await city.reading(async (tx) => {
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    return (await loadMinimumsToCheck(tx, city.now(), settings.minimumDays))
      .filter((one) => minimumDueAt(one, settings.minimumDays) <= city.now())
      .map(({ id }) => ({ id, cancels: settings.ifTooFew === 'cancel' }))
  })
  let missed = 0
  for (const { id, cancels } of toCheck) {
    missed += await city.transaction(async (tx) => {
      const now = city.now()
      const occasion = await holdOccasion(tx, id)
      if (!occasion || occasion.minimum === null || occasion.state === 'cancelled' || occasion.tooFewSaidAt !== null)
        return 0
      const coming = countComing(await loadEntriesOfOccasion(tx, id))
      if (occasion.startsAt <= now || coming >= occasion.minimum) return 0
      const { opportunityId, minimum } = occasion
      const said = { ...occasion, tooFewSaidAt: now }
      await saveOccasion(tx, said)
      const about = { occasionId: id, opportunityId, coming, minimum, cancelled: cancels }
      const told = happened('participation.minimum-missed', byTheClock, about)
      const events = cancels ? await cancelOccasion(tx, said, 'too-few', byTheClock, now) : []
      await record(tx, [told, ...events], now)
      return 1
    })
  }
  return missed
}
