import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { loadAccountsOfPerson } from '../../../store/erasure.ts'
import { mayResetSecond } from '../policy.ts'
import { guardsOf } from './guards-of.ts'

/** Is there a second factor of this person that this one may reset, should the device be lost? */
export async function secondToReset(
  personId: Id,
  by: Actor,
  { city }: Pick<CityHere, 'city'>,
  { database }: Pick<Desk, 'database'>,
): Promise<boolean> {
  if (!mayResetSecond(by, personId)) return false
  for (const account of await city.reading((tx) => loadAccountsOfPerson(tx, personId))) {
    const { hasApp, passkeys } = await guardsOf(account, database.installation)
    if (hasApp || passkeys.length > 0) return true
  }
  return false
}
