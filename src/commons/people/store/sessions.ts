import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Session } from '../words.ts'

const at = (moment: Instant) => new Date(moment) as never

export async function saveSession(db: Kysely<DB>, session: Session, tokenHash: Buffer): Promise<void> {
  await db
    .insertInto('people_sessions')
    .values({
      id: session.id,
      account_id: session.accountId,
      token_hash: tokenHash,
      began_at: at(session.beganAt),
      seen_at: at(session.seenAt),
      ends_at: at(session.endsAt),
      browser: session.browser,
    })
    .execute()
}

/** The session that runs now under this token; null: it ended, was revoked or never was. */
export async function loadSession(db: Kysely<DB>, tokenHash: Buffer, now: Instant): Promise<Session | null> {
  const row = await db
    .selectFrom('people_sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', at(now))
    .executeTakeFirst()
  return row ? sessionOf(row) : null
}

const sessionOf = (row: {
  readonly id: Id
  readonly account_id: Id
  readonly began_at: unknown
  readonly seen_at: unknown
  readonly ends_at: unknown
  readonly browser: string
}): Session => ({
  id: row.id,
  accountId: row.account_id,
  beganAt: row.began_at as Instant,
  seenAt: row.seen_at as Instant,
  endsAt: row.ends_at as Instant,
  browser: row.browser,
})
