import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { loadAddresses } from '../account-store.ts'
import { isInvented, type SignInRefusal } from '../words.ts'
import { beginSession, type Browser } from './begin-session.ts'

/**
 * One click, and one is an invented person: only where everything is invented and no mail leaves the house.
 * @refuses only-in-demonstrations
 */
export async function comeInAsInvented(
  accountId: Id,
  browser: Browser,
  { database, clock, mail }: Pick<Desk, 'database' | 'clock' | 'mail'>,
): Promise<Result<{ readonly session: string }, SignInRefusal>> {
  const addresses = mail.way() === 'mailbox' ? await loadAddresses(database.installation, accountId) : []
  if (addresses.length === 0 || !addresses.every(isInvented)) return refuse('people.only-in-demonstrations')
  const [id, now] = [database.newId(), clock.now()]
  return accept({ session: await beginSession(database.installation, { accountId, id, browser, now }) })
}
