import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { Desk } from '#platform/http/desk.ts'
import { seal, unseal } from '#platform/sealing.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { forgetOldTickets, saveTicket, spendTicket } from './store.ts'
import { secondsOfATicket, type TicketKind } from './words.ts'

type House = Pick<Desk, 'database' | 'clock' | 'config'>
const purposeOf = (kind: TicketKind): string => `people.ticket.${kind}`

/**
 * Keeps what must be known when somebody comes back, and gives the word that fetches it once.
 * @param session the session that asks; the ticket ends with it. Null: nobody is signed in yet
 * @returns the token; the database has its hash alone
 */
export async function giveTicket(
  kind: TicketKind,
  held: Readonly<Record<string, unknown>>,
  session: Id | null,
  { database, clock, config }: House,
): Promise<string> {
  const now = clock.now()
  await forgetOldTickets(database.installation, now)
  const token = randomBytes(32).toString('base64url')
  const ticket = {
    id: database.newId(),
    kind,
    sessionId: session,
    held: seal(JSON.stringify(held), purposeOf(kind), config.secret),
    madeAt: now,
    expiresAt: instant(now + secondsOfATicket[kind] * 1000),
  }
  await saveTicket(database.installation, ticket, tokenHash(token))
  return token
}

/** Spends it. Null: spent before, too old, of another kind, of a session that ended, or never given. */
export async function takeTicket<Held extends z.ZodType>(
  kind: TicketKind,
  token: string | undefined,
  held: Held,
  { database, clock, config }: House,
): Promise<{ readonly session: Id | null; readonly held: z.output<Held> } | null> {
  if (token === undefined) return null
  const spent = await spendTicket(database.installation, kind, tokenHash(token), clock.now())
  const text = spent && unseal(spent.held, purposeOf(kind), config.secret)
  const read = text ? held.safeParse(JSON.parse(text)) : null
  return spent && read?.success ? { session: spent.sessionId, held: read.data } : null
}
