import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/database/database.ts'
import { deleteSessions } from '../session-store.ts'
import type { SignInRefusal } from '../words.ts'

/**
 * Ends one session of the account, or all but the one in use: at once, in every process.
 * @refuses session-not-here when the one is none of this account's
 */
export async function endSessions(
  accountId: Id,
  which: { readonly only: Id } | { readonly but: Id },
  database: Database,
): Promise<Result<{ readonly ended: number }, SignInRefusal>> {
  const ended = await deleteSessions(database.installation, accountId, which)
  return 'only' in which && ended === 0 ? refuse('people.session-not-here') : accept({ ended })
}
