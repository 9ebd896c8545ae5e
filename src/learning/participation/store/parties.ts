import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

const here = sql<Id>`platform_ecosystem()`
const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest()

/** Which party each of these bookings stands in: its own, unless it joined another. */
export async function loadPartyIds(tx: Tx, bookingIds: readonly Id[]): Promise<Map<Id, Id>> {
  if (bookingIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_bookings')
    .select(['id', (at) => at.fn.coalesce('party_id', 'id').as('party')])
    .where('id', '=', sql<Id>`any(${bookingIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, party }) => [id, party]))
}

/** The bookings of a party, its first one among them. */
export async function loadBookingsOfParty(tx: Tx, partyId: Id): Promise<Id[]> {
  const rows = await tx
    .selectFrom('participation_bookings')
    .select('id')
    .where((at) => at.or([at('id', '=', partyId), at('party_id', '=', partyId)]))
    .execute()
  return rows.map(({ id }) => id)
}

export async function saveJoined(tx: Tx, bookingId: Id, partyId: Id): Promise<void> {
  await tx.updateTable('participation_bookings').set({ party_id: partyId }).where('id', '=', bookingId).execute()
}

export interface Invitation {
  readonly id: Id
  readonly bookingId: Id
  readonly kind: 'friends' | 'carer'
  readonly madeBy: Id | null
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
}

export async function saveInvitation(
  tx: Tx,
  { id, bookingId, kind, madeBy, expiresAt }: Omit<Invitation, 'usedAt'>,
  code: string,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('participation_invitations')
    .values({
      ecosystem_id: here,
      id,
      booking_id: bookingId,
      kind,
      code_hash: hashOf(code),
      made_by: madeBy,
      made_at: moment(now),
      expires_at: moment(expiresAt),
    })
    .execute()
}

export async function loadInvitation(tx: Tx, code: string): Promise<Invitation | null> {
  const row = await tx
    .selectFrom('participation_invitations')
    .select(['id', 'booking_id', 'kind', 'made_by', 'expires_at', 'used_at'])
    .where('code_hash', '=', hashOf(code))
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    bookingId: row.booking_id,
    kind: row.kind as Invitation['kind'],
    madeBy: row.made_by,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }
}

export async function saveUsed(tx: Tx, id: Id, now: Instant): Promise<void> {
  await tx
    .updateTable('participation_invitations')
    .set({ used_at: moment(now) })
    .where('id', '=', id)
    .execute()
}

export async function forgetWhoInvited(tx: Tx, personId: Id): Promise<void> {
  await tx.updateTable('participation_invitations').set({ made_by: null }).where('made_by', '=', personId).execute()
}
