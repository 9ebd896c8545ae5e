import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { hearNotices, type Line } from '#platform/database/hear-notices.ts'
import { signedInBy } from '../queries/signed-in-by.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { saveSeen } from '../session-store.ts'
import type { Session } from '../words.ts'

/** Sessions as this process remembers them. */
export interface KeptSessions {
  /** The session that runs now under a browser's token; null: none. */
  of(token: string): Promise<Session | null>
  /** From now on what is remembered is also forgotten the moment it ends, here or in another process. */
  watch(): Promise<{ stop(): Promise<void> }>
}

const keptMilliseconds = 30_000
const most = 10_000
const seenMilliseconds = 3_600_000

/**
 * Remembers a session for half a minute, so that a page asks the database once and not each time. Only while this process
 * hears of sessions that end: when the line breaks everything is forgotten and every question goes to the database.
 */
export function openKeptSessions(database: Database, clock: Clock): KeptSessions {
  const kept = new Map<string, { readonly session: Session; readonly since: number }>()
  let line: Line | null = null
  let ends = 0

  const forget = (id = ''): void => {
    ends += 1
    for (const [key, { session }] of kept) if (id === '' || session.id === id) kept.delete(key)
  }
  const remember = (key: string, session: Session): void => {
    if (kept.size >= most) kept.delete(kept.keys().next().value!)
    kept.set(key, { session, since: clock.now() })
  }

  return {
    of: async (token) => {
      const key = tokenHash(token).toString('base64')
      const now = clock.now()
      const known = kept.get(key)
      // Kept in the future: the clock was set back, and nobody knows how long ago that was.
      const isFresh = known && known.since <= now && now < known.since + keptMilliseconds
      if (isFresh && known.session.endsAt > now) return known.session
      kept.delete(key)
      const endsBefore = ends
      const session = await signedInBy(token, database.installation, now)
      if (session === null) return null
      // To the hour: the one thing a look-up writes, so that its owner recognises it in the list.
      if (now - session.seenAt > seenMilliseconds) await saveSeen(database.installation, session.id, now)
      // One that ended while it was being looked up may not be remembered.
      if (line?.hears() === true && ends === endsBefore) remember(key, session)
      return session
    },
    watch: async () => {
      line = await hearNotices(database, 'hedgerow_sessions', { onNotice: forget, onSilence: () => forget() })
      return line
    },
  }
}
