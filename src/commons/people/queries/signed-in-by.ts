import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { DB } from '#platform/database/tables.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { loadSession } from '../store/sessions.ts'

/** Which account a browser's session token belongs to; null: the session ended, was revoked or never was. */
export async function signedInBy(
  token: string,
  installation: Kysely<DB>,
  now: Instant,
): Promise<{ readonly account: Id; readonly session: Id } | null> {
  const session = await loadSession(installation, tokenHash(token), now)
  return session === null ? null : { account: session.accountId, session: session.id }
}
