import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import type { DB } from '#platform/database/tables.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { loadSession, deleteSessions, saveSession } from '../session-store.ts'
import { daysOfASession, hoursOfALentSession } from '../words.ts'

/** What the browser that signs in brings along. */
export interface Browser {
  /** Of `browserName`; empty when it says nothing of itself. */
  readonly name: string
  /** The token it came with, of whatever session. */
  readonly token: string | undefined
}

/** Whom a browser is signed in as, and what else it has shown. */
export interface Beginning {
  readonly accountId: Id
  readonly id: Id
  readonly browser: Browser
  readonly now: Instant
  /** When a second factor was shown; left out: none was. */
  readonly secondAt?: Instant | null
  /** The card that was shown: the session ends with it. */
  readonly cardId?: Id | null
  /** By something that others issue and end: a working day instead of a month. */
  readonly isLent?: boolean
  /** It goes on from another one, and not for longer than that; left out: it begins anew. */
  readonly until?: Instant
}

/**
 * Signs a browser in with a token that did not exist before: a cookie that somebody put there beforehand leads nowhere,
 * and the session it came with ends.
 * @returns the token for the cookie
 */
export async function beginSession(
  db: Kysely<DB>,
  { accountId, id, browser, now, secondAt = null, cardId = null, isLent = cardId !== null, until }: Beginning,
): Promise<string> {
  if (browser.token !== undefined) {
    const before = await loadSession(db, tokenHash(browser.token), now)
    if (before) await deleteSessions(db, before.accountId, { only: before.id })
  }
  const token = randomBytes(32).toString('base64url')
  const whole = now + (isLent ? hoursOfALentSession * 3_600_000 : daysOfASession * 86_400_000)
  const endsAt = instant(Math.min(whole, until ?? whole))
  await saveSession(
    db,
    { id, accountId, beganAt: now, seenAt: now, endsAt, browser: browser.name.slice(0, 60), secondAt, cardId },
    tokenHash(token),
  )
  return token
}
