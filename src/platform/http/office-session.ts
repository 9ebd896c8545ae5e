import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { DB } from '../database/tables.ts'

export const officeCookie = 'hedgerow_office'

/** An operator who has left the desk for this long opens a new link. */
export const sessionHours = 12

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const isOperatorLinkOpen = async (db: Kysely<DB>, token: string, now: Instant): Promise<boolean> => {
  const link = await db
    .selectFrom('platform_operator_links')
    .select('id')
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now) as never)
    .executeTakeFirst()
  return link !== undefined
}

/**
 * Spends a one-time link and opens a session. Two browsers with one link: the first one wins.
 * @returns the session's token for the cookie, or null when the link is unknown, spent or too old
 */
export async function openOfficeSession(
  db: Kysely<DB>,
  linkToken: string,
  id: Id,
  now: Instant,
): Promise<string | null> {
  const at = new Date(now) as never
  return db.transaction().execute(async (tx) => {
    const spent = await tx
      .updateTable('platform_operator_links')
      .set({ used_at: at })
      .where('token_hash', '=', hashOf(linkToken))
      .where('used_at', 'is', null)
      .where('expires_at', '>', at)
      .returning('id')
      .executeTakeFirst()
    if (!spent) return null
    const token = randomBytes(32).toString('base64url')
    await tx
      .insertInto('platform_office_sessions')
      .values({
        id,
        token_hash: hashOf(token),
        created_at: at,
        last_seen_at: at,
        expires_at: new Date(now + sessionHours * 3_600_000) as never,
      })
      .execute()
    return token
  })
}

/** @returns the session's id, or null when it has ended. */
export async function officeSessionOf(db: Kysely<DB>, token: string, now: Instant): Promise<Id | null> {
  const found = await db
    .selectFrom('platform_office_sessions')
    .select('id')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', new Date(now) as never)
    .executeTakeFirst()
  return found ? (found.id as Id) : null
}

export async function endOfficeSession(db: Kysely<DB>, token: string): Promise<void> {
  await db.deleteFrom('platform_office_sessions').where('token_hash', '=', hashOf(token)).execute()
}
