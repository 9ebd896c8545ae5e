import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { loadAccount } from '../../account-store.ts'
import { beginSession, type Browser } from '../../commands/begin-session.ts'
import { loadSessionById } from '../../session-store.ts'
import { takeTicket } from '../../tickets/tickets.ts'
import type { SignInRefusal } from '../../words.ts'
import { heldHandOver } from '../words.ts'

/** What of a browser's word may be told to another host. */
export const bindOf = (kept: string): string => createHash('sha256').update(kept).digest('base64url')

/**
 * Signs in, on an ecosystem's own host, whom the sign-in's origin has sent: by a code of one minute, spent once, for this
 * host and for the browser that asked here, and only while the session it was made in still runs. What that session has
 * shown counts here too, and it ends here when it would have ended there.
 * @param host the one that was called · @param kept what this browser keeps since it asked
 * @returns the token for this host's cookie, and where to go
 * @refuses hand-over-spent
 */
export async function takeOver(
  { code, host, kept }: { readonly code: string; readonly host: string; readonly kept: string | undefined },
  browser: Browser,
  desk: Pick<Desk, 'database' | 'clock' | 'config'>,
): Promise<Result<{ readonly session: string; readonly isLent: boolean; readonly next: string }, SignInRefusal>> {
  const ticket = await takeTicket('hand-over', code, heldHandOver, desk)
  if (!ticket || ticket.session === null || kept === undefined) return refuse('people.hand-over-spent')
  const { host: meant, bind, next } = ticket.held
  if (meant !== host || bindOf(kept) !== bind) return refuse('people.hand-over-spent')
  const now = desk.clock.now()
  const fromSession = ticket.session
  return desk.database.installation.transaction().execute(async (tx) => {
    const from = await loadSessionById(tx, fromSession, now)
    const account = from && (await loadAccount(tx, from.accountId))
    if (!from || !account || account.erasedAt !== null) return refuse('people.hand-over-spent')
    const { accountId, secondAt, cardId } = from
    const isLent = account.kind !== 'own'
    const session = { accountId, id: desk.database.newId(), browser, now, secondAt, cardId, isLent, until: from.endsAt }
    return accept({ session: await beginSession(tx, session), isLent, next })
  })
}
