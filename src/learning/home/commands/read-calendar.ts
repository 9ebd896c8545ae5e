import type { Place } from '#commons/families'
import { actorOfPerson, personsById } from '#commons/people'
import { dayIn, instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { daysOfMine } from '../queries/days-of-mine.ts'
import { secretHash } from '../rules/secret-of-calendar.ts'
import { loadCalendarOf, noteRead } from '../store.ts'
import type { DaysOfMine } from '../words-for-pages.ts'
import type { CalendarLink } from '../words.ts'

/** What was last month stays in the calendars of those who look back. */
const kept = 31 * 86_400_000

/**
 * The days behind a secret address, as its owner would see them at this moment: whose link to a child rests reads nothing
 * of that child from then on. Notes that it was read, by the day.
 * @returns null: no such address, revoked, or its owner was erased
 */
export async function readCalendar(
  secret: string,
  city: City,
  place: Place,
): Promise<{ readonly link: CalendarLink; readonly days: DaysOfMine; readonly language: Language } | null> {
  const link = await city.reading((tx) => loadCalendarOf(tx, secretHash(secret)))
  if (!link) return null
  const now = city.now()
  const today = dayIn(place.timeZone, now)
  const by = await actorOfPerson(link.personId, today, city)
  const [person] = await personsById([link.personId], city)
  if (!by || !person) return null
  if (link.readOn !== today) await city.transaction((tx) => noteRead(tx, link.id, today))
  return { link, days: await daysOfMine(by, instant(now - kept), city, place), language: person.language }
}
