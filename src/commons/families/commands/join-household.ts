import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayWorkAtDesk } from '../policy.ts'
import { saveHouseholdMember } from '../store/links.ts'
import type { FamilyRefusal } from '../words.ts'

/**
 * Says that somebody lives in a household, so that one letter serves it. It gives nobody a right, and holds no address.
 * @param householdId null: a new one
 * @refuses not-yours · not-here
 */
export async function joinHousehold(
  { personId, householdId }: { readonly personId: Id; readonly householdId: Id | null },
  by: Actor,
  city: City,
): Promise<Result<{ readonly householdId: Id }, FamilyRefusal>> {
  if (!mayWorkAtDesk(by)) return refuse('families.not-yours')
  const [person] = await personsById([personId], city)
  if (!person) return refuse('families.not-here')
  return city.transaction(async (tx) => {
    const id = householdId ?? city.newId()
    const now = city.now()
    if (await saveHouseholdMember(tx, id, personId, now)) {
      await record(tx, [happened('families.household-joined', by, { householdId: id, personId })], now)
    }
    return accept({ householdId: id })
  })
}
