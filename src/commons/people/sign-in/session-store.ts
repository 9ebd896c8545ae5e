import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Session } from './words.ts'

/** What came besides the account may be left out: there was none. */
type FreshSession = Omit<Session, 'secondAt' | 'cardId'> & Partial<Session>

export async function saveSession(
  db: Kysely<DB>,
  { secondAt = null, cardId = null, ...session }: FreshSession,
  tokenHash: Buffer,
): Promise<void> {
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
      second_at: secondAt === null ? null : moment(secondAt),
      card_id: cardId,
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

/** One that runs now, by its id: for who has a word of it from ourselves. */
export async function loadSessionById(db: Kysely<DB>, id: Id, now: Instant): Promise<Session | null> {
  const row = await db
    .selectFrom('people_sessions')
    .selectAll()
    .where('id', '=', id)
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

/** A card that is replaced or taken back leads nowhere from this moment on, neither do the browsers it opened. */
export async function deleteSessionsOfCard(db: Kysely<DB>, cardId: Id): Promise<void> {
  await db.deleteFrom('people_sessions').where('card_id', '=', cardId).execute()
}

const sessionOf = (row: {
  readonly id: Id
  readonly account_id: Id
  readonly began_at: unknown
  readonly seen_at: unknown
  readonly ends_at: unknown
  readonly browser: string
  readonly second_at: unknown
  readonly card_id: Id | null
}): Session => ({
  id: row.id,
  accountId: row.account_id,
  beganAt: row.began_at as Instant,
  seenAt: row.seen_at as Instant,
  endsAt: row.ends_at as Instant,
  browser: row.browser,
  secondAt: row.second_at as Instant | null,
  cardId: row.card_id,
})
