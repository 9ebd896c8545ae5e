import type { Kysely } from 'kysely'
import type { Instant } from '#kernel/instant.ts'
import type { DB } from '#platform/database/tables.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { loadSession } from '../session-store.ts'
import type { Session } from '../words.ts'

/** The session a browser's token belongs to; null: it ended, was revoked or never was. */
export const signedInBy = (token: string, installation: Kysely<DB>, now: Instant): Promise<Session | null> =>
  loadSession(installation, tokenHash(token), now)
