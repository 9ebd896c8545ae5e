import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { loadAccount } from '../../account-store.ts'
import type { AccountKind, SignInRefusal } from '../../words.ts'
import { isFresh } from '../rules/second-factor.ts'
import { guardsOf } from './guards-of.ts'

/**
 * May this browser change what guards its account? Only an account of these kinds, and once a second factor guards it,
 * only who has shown it: a stolen session, or a mailbox somebody else reads, changes nothing.
 * @refuses not-by-this-sign-in · second-first
 */
export async function ownAndShown(
  { account: accountId, secondAt }: SignedIn,
  { database, clock }: Pick<Desk, 'database' | 'clock'>,
  kinds: readonly AccountKind[] = ['own'],
): Promise<Result<null, SignInRefusal>> {
  const account = await loadAccount(database.installation, accountId)
  if (!account || !kinds.includes(account.kind)) return refuse('people.not-by-this-sign-in')
  const { hasApp, passkeys } = await guardsOf(accountId, database.installation)
  const isGuarded = hasApp || passkeys.length > 0
  return isGuarded && !isFresh(secondAt, clock.now()) ? refuse('people.second-first') : accept(null)
}
