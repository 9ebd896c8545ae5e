import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/database/database.ts'
import type { Clock } from '#platform/clock.ts'
import { spendLink } from '../link-store.ts'
import { tokenHash } from '../rules/token-hash.ts'
import type { SignInRefusal } from '../words.ts'
import { accountOfAddress } from './account-of-address.ts'
import { beginSession, type Browser } from './begin-session.ts'

/**
 * Spends the link and signs in: as the account of its address, or as a new one, for who reads the message has the
 * address. Spent and signed in together or not at all.
 * @returns the token for the cookie, and where to go
 * @refuses link-spent
 */
export const useLink = (
  token: string,
  browser: Browser,
  { database, clock }: { readonly database: Database; readonly clock: Clock },
): Promise<Result<{ readonly session: string; readonly next: string }, SignInRefusal>> =>
  database.installation.transaction().execute(async (tx) => {
    const now = clock.now()
    const link = await spendLink(tx, tokenHash(token), now)
    if (link === null) return refuse('people.link-spent')
    const accountId = await accountOfAddress(tx, link, database.newId, now)
    const session = await beginSession(tx, { accountId, id: database.newId(), browser, now })
    return accept({ session, next: link.next })
  })
