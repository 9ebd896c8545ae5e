import type { Place } from '#commons/families'
import { guardiansToday } from '#commons/families'
import { isMinor, personsById, waysOf } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'

export interface Reminded {
  readonly readerId: Id
  /** The name of the child, as an adult reads it; null: it is the reader's own day. */
  readonly childName: string | null
  /** In a child's words. */
  readonly isChild: boolean
}

/** Who reads what these people are reminded of: they themselves, and of a child whom nothing reaches the guardians of today. */
export async function whoIsReminded(
  personIds: readonly Id[],
  city: City,
  place: Place,
): Promise<Map<Id, readonly Reminded[]>> {
  const persons = (await personsById(personIds, city)).filter(({ erasedAt }) => erasedAt === null)
  const today = dayIn(place.timeZone, city.now())
  const ways = await waysOf(personIds, city)
  const guardians = await guardiansToday(personIds, city, place)
  return new Map(
    persons.map(({ id, birth, displayName }) => {
      const isChild = birth !== null && isMinor(birth, today)
      const isReached = (ways.get(id) ?? []).some(({ confirmedAt }) => confirmedAt !== null)
      const adults = isReached ? [] : (guardians.get(id) ?? [])
      return [
        id,
        [
          { readerId: id, childName: null, isChild },
          ...adults.map(({ guardianId }) => ({ readerId: guardianId, childName: displayName, isChild: false })),
        ],
      ]
    }),
  )
}
