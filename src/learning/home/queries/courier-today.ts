import { missingUnderMandate, type Place } from '#commons/families'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { worksWithFamilies } from '../policy.ts'
import type { CourierToday } from '../words-for-pages.ts'
import type { HomeRefusal } from '../words.ts'

/**
 * The children who cannot take part because nobody said yes, though their family lets this desk say it; the one whose
 * mandate ends first, first. @refuses not-yours
 */
export async function courierToday(by: Actor, city: City, place: Place): Promise<Result<CourierToday, HomeRefusal>> {
  if (!worksWithFamilies(by)) return refuse('home.not-yours')
  const missing = await missingUnderMandate('taking-part', by, city, place)
  const persons = await personsById(
    missing.map(({ childId }) => childId),
    city,
  )
  const names = new Map(persons.map(({ id, displayName }) => [id, displayName]))
  return accept({
    missing: missing.map(({ childId, untilOn }) => ({ childId, untilOn, name: names.get(childId) ?? '' })),
  })
}
