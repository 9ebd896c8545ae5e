import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { bornIn } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { ageSteps, monthsTurning } from '../rules/age-steps.ts'
import { consentAgeFor } from '../rules/ages.ts'
import { saveAgeNotice } from '../store/growing-up.ts'
import { loadLinksOfChildren } from '../store/links.ts'
import { familiesSettings } from '../words.ts'

const byClock: Actor = { kind: 'system', because: 'a day has begun' }

/**
 * P8: whose age turns, and who answers for them; each step once, however often it is asked. The rules change by
 * themselves on the day: this only tells. @returns how many steps were told
 */
export async function tellOfAges(city: City): Promise<number> {
  const now = city.now()
  const ecosystem = await city.reading((tx) => ecosystemHere(tx, city))
  const settings = settingsOf(ecosystem, 'families', familiesSettings)
  const ages = { consent: consentAgeFor('account', settings), majority: settings.majority }
  const today = dayIn(ecosystem.timeZone, now)
  const turning = await bornIn(monthsTurning(ages, today), city)
  return city.transaction(async (tx) => {
    const links = Map.groupBy(
      (
        await loadLinksOfChildren(
          tx,
          turning.map(({ id }) => id),
        )
      ).filter(({ state }) => state === 'active'),
      ({ childId }) => childId,
    )
    let told = 0
    for (const { id: childId, birth } of turning) {
      for (const step of ageSteps(birth, ages, today)) {
        if (!(await saveAgeNotice(tx, childId, step, now))) continue
        const [what] = step.split('-')
        const about = { childId, what, guardianIds: (links.get(childId) ?? []).map(({ guardianId }) => guardianId) }
        const event = step.endsWith('-comes')
          ? happened('families.age-comes', byClock, about)
          : happened('families.age-came', byClock, about)
        await record(tx, [event], now)
        told += 1
      }
    }
    return told
  })
}
