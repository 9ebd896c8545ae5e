import { missingUnderMandate, type Place } from '#commons/families'
import { personsById } from '#commons/people'
import { schoolSeen } from '#learning/visits'
import { maySeeDemand } from '#learning/wants'
import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { worksWithFamilies } from '../policy.ts'
import type { CourierToday } from '../words-for-pages.ts'
import type { HomeRefusal } from '../words.ts'

/** The farthest; the page of the schools has them all. */
const classesShown = 10

/**
 * The classes without a visit in their year, the farthest first; and the children who cannot take part because nobody said
 * yes, though their family lets this desk say it, the one whose mandate ends first, first. @refuses not-yours
 */
export async function courierToday(by: Actor, city: City, place: Place): Promise<Result<CourierToday, HomeRefusal>> {
  if (!worksWithFamilies(by)) return refuse('home.not-yours')
  const missing = await missingUnderMandate('taking-part', by, city, place)
  const about = missing.map(({ childId }) => childId)
  await noteLook({ by, about, what: 'families.consents', because: 'at-the-desk' }, city)
  const persons = await personsById(about, city)
  const names = new Map(persons.map(({ id, displayName }) => [id, displayName]))
  const school = await schoolSeen(by, city)
  const without = school.ok ? school.value.without : []
  return accept({
    missing: missing.map(({ childId, untilOn }) => ({ childId, untilOn, name: names.get(childId) ?? '' })),
    seesSchools: school.ok,
    seesDemand: maySeeDemand(by),
    without: without.length,
    classes: without.slice(0, classesShown).map((one) => ({
      groupId: one.class.groupId,
      name: one.class.name,
      schoolName: one.class.schoolName,
      minutes: one.minutes,
    })),
  })
}
