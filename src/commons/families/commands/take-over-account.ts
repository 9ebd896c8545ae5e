import { invitePerson, mayAddWayIn, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { CityHere, Desk, SignedIn } from '#platform/http/desk.ts'
import { consentAgeFor, isOldEnough } from '../rules/ages.ts'
import type { FamilyRefusal, Place } from '../words.ts'

/**
 * P8: who is old enough to decide brings a mail address of their own to the same person: what they did stays theirs,
 * and nothing is copied. The message goes to that address; its button joins the two.
 * @param address of `mailAddress`
 * @refuses not-yours · not-old-enough · what adding a way in and an invitation refuse
 */
export async function takeOverAccount(
  { address, me }: { readonly address: string; readonly me: SignedIn },
  by: Actor,
  here: CityHere,
  { settings, timeZone }: Place,
  desk: Pick<Desk, 'database' | 'clock' | 'mail' | 'config' | 'sayIn'>,
): Promise<Result<{ readonly invitationId: Id }, FamilyRefusal | `people.${string}`>> {
  if (by.kind !== 'person') return refuse('families.not-yours')
  const [person] = await personsById([by.person], here.city)
  const today = dayIn(timeZone, here.city.now())
  if (!person || !isOldEnough(person.birth, consentAgeFor('account', settings), today))
    return refuse('families.not-old-enough')
  const may = await mayAddWayIn(me, by.person, here.city, desk)
  if (!may.ok) return may
  return invitePerson({ personId: by.person, address }, by, here, desk)
}
