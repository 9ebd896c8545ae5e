import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { loadAccountsOfPerson } from '../../../store/erasure.ts'
import { loadOfKind } from '../../account-store.ts'
import type { SignInRefusal } from '../../words.ts'
import { isFresh } from '../rules/second-factor.ts'
import { guardsOf } from './guards-of.ts'

/**
 * May this browser add an address by which its person comes in? A card, or an organisation's sign-in, brings the first
 * one and no other; and once a second factor guards any account of that person, only who has shown it here: a card that
 * was found, a stolen session, or a mailbox somebody else reads adds no way in.
 * @refuses not-by-this-sign-in · second-first
 */
export async function mayAddWayIn(
  { account, secondAt }: SignedIn,
  personId: Id,
  city: City,
  { database, clock }: Pick<Desk, 'database' | 'clock'>,
): Promise<Result<null, SignInRefusal>> {
  const accounts = await city.reading((tx) => loadAccountsOfPerson(tx, personId))
  const own = await loadOfKind(database.installation, accounts, 'own')
  if (own.length > 0 && !own.includes(account)) return refuse('people.not-by-this-sign-in')
  if (isFresh(secondAt, clock.now())) return accept(null)
  for (const one of accounts) {
    const { hasApp, passkeys } = await guardsOf(one, database.installation)
    if (hasApp || passkeys.length > 0) return refuse('people.second-first')
  }
  return accept(null)
}
