import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { TicketKind } from './words.ts'

export interface Ticket {
  readonly id: Id
  readonly kind: TicketKind
  readonly sessionId: Id | null
  /** Sealed. */
  readonly held: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

export async function saveTicket(db: Kysely<DB>, ticket: Ticket, tokenHash: Buffer): Promise<void> {
  await db
    .insertInto('people_tickets')
    .values({
      id: ticket.id,
      kind: ticket.kind,
      token_hash: tokenHash,
      session_id: ticket.sessionId,
      held: ticket.held,
      made_at: moment(ticket.madeAt),
      expires_at: moment(ticket.expiresAt),
    })
    .execute()
}

/** One statement spends it: of two at the same moment one gets it. Null: spent, too old, of another kind, or never made. */
export async function spendTicket(
  db: Kysely<DB>,
  kind: TicketKind,
  tokenHash: Buffer,
  now: Instant,
): Promise<{ readonly sessionId: Id | null; readonly held: string } | null> {
  const row = await db
    .deleteFrom('people_tickets')
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .returning(['session_id', 'held', 'expires_at'])
    .executeTakeFirst()
  if (!row || (row.expires_at as unknown as Instant) <= now) return null
  return { sessionId: row.session_id, held: row.held }
}

export async function forgetOldTickets(db: Kysely<DB>, now: Instant): Promise<void> {
  await db.deleteFrom('people_tickets').where('expires_at', '<=', moment(now)).execute()
}
