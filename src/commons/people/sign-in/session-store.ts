import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Session } from './words.ts'

export async function saveSession(db: Kysely<DB>, session: Session, tokenHash: Buffer): Promise<void> {
  await db
    .insertInto('people_sessions')
    .values({
      id: session.id,
      account_id: session.accountId,
      token_hash: tokenHash,
      began_at: moment(session.beganAt),
      seen_at: moment(session.seenAt),
      ends_at: moment(session.endsAt),
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
    .where('ends_at', '>', moment(now))
    .executeTakeFirst()
  return row ? sessionOf(row) : null
}

/** The one seen last comes first. */
export async function loadSessions(db: Kysely<DB>, accountId: Id, now: Instant): Promise<Session[]> {
  const rows = await db
    .selectFrom('people_sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ends_at', '>', moment(now))
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(sessionOf)
}

export async function saveSeen(db: Kysely<DB>, id: Id, at: Instant): Promise<void> {
  await db
    .updateTable('people_sessions')
    .set({ seen_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

/** @param only this one · null: all · with `but`: all except that one. Their number. */
export async function deleteSessions(
  db: Kysely<DB>,
  accountId: Id,
  { only, but }: { readonly only?: Id; readonly but?: Id } = {},
): Promise<number> {
  let ending = db.deleteFrom('people_sessions').where('account_id', '=', accountId)
  if (only !== undefined) ending = ending.where('id', '=', only)
  if (but !== undefined) ending = ending.where('id', '<>', but)
  const { numDeletedRows } = await ending.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
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
