import { guardiansToday, type Place } from '#commons/families'
import { isMinor, personsById, waysOf } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'

export interface Reader {
  readonly personId: Id
  /** Is it sent to them too, or does it only lie in their inbox? */
  readonly isSent: boolean
}

/**
 * Who reads what is meant for somebody: the person; and of a minor whom nothing reaches, the guardians whose link is
 * active today. A guardian whose link rests hears nothing, and not that there was something.
 */
export async function readersOf(personId: Id, city: City, place: Place): Promise<Reader[]> {
  const [person] = await personsById([personId], city)
  if (!person || person.erasedAt !== null) return []
  const today = dayIn(place.timeZone, city.now())
  if (!isMinor(person.birth, today)) return [{ personId, isSent: true }]
  const ways = (await waysOf([personId], city)).get(personId) ?? []
  if (ways.some(({ confirmedAt }) => confirmedAt !== null)) return [{ personId, isSent: true }]
  const guardians = (await guardiansToday([personId], city, place)).get(personId) ?? []
  return [{ personId, isSent: false }, ...guardians.map(({ guardianId }) => ({ personId: guardianId, isSent: true }))]
}
