import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { mayUse as answer } from '../rules/may-use.ts'
import type { ChildFacts, MayUse, Place, Purpose } from '../words.ts'
import { childFacts } from './child-facts.ts'

/** The consents of some children, read once for one piece of work; read it anew for the next, for people change their minds. */
export interface ConsentBook {
  /** May this child's … be used for this, and by whose word? A child who is not in the book: nobody asked. */
  mayUse(childId: Id, purpose: Purpose, now: Instant): MayUse
}

export const bookOf = (facts: ReadonlyMap<Id, ChildFacts>, { settings, timeZone }: Place): ConsentBook => {
  let lastAt: Instant | null = null
  let today = dayIn(timeZone, 0 as Instant)
  return {
    mayUse: (childId, purpose, now) => {
      // One piece of work asks about one moment: the day is written once.
      if (now !== lastAt) [lastAt, today] = [now, dayIn(timeZone, now)]
      const child = facts.get(childId)
      return child ? answer(child, purpose, settings, today) : { may: false, because: 'nobody-asked', consent: null }
    },
  }
}

export const consentBook = async (childIds: readonly Id[], city: City, place: Place): Promise<ConsentBook> =>
  bookOf(await childFacts(childIds, city, place), place)

/** The one question for one child. */
export const mayUse = async (
  { childId, purpose }: { readonly childId: Id; readonly purpose: Purpose },
  city: City,
  place: Place,
): Promise<MayUse> => (await consentBook([childId], city, place)).mayUse(childId, purpose, city.now())
