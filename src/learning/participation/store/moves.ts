import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'

/** A place left for another: both by their entries, day by day. */
export interface Move {
  readonly from: Id
  readonly to: Id
}

export async function saveMoves(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    update participation_entries e set moved_to = m.later
    from unnest(${moves.map(({ from }) => from)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as m (earlier, later)
    where e.id = m.earlier`.execute(tx)
}

/** Where somebody was moved to. */
interface MovedTo {
  readonly entryId: Id
  readonly bookingId: Id
  readonly occasionId: Id
  readonly opportunityId: Id
  readonly hostId: Id
  readonly startsAt: Instant
  readonly timeZone: string
}

/** Of these entries, those that were left for another place, with that place. */
export async function loadMovedTo(tx: Tx, ids: readonly Id[]): Promise<Map<Id, MovedTo>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_entries as e')
    .innerJoin('participation_entries as n', 'n.id', 'e.moved_to')
    .innerJoin('participation_occasions as o', 'o.id', 'n.occasion_id')
    .select(['e.id', 'n.id as entry_id', 'n.booking_id', 'n.occasion_id'])
    .select(['o.opportunity_id', 'o.host_id', 'o.starts_at', 'o.time_zone'])
    .where('e.id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        entryId: row.entry_id,
        bookingId: row.booking_id,
        occasionId: row.occasion_id,
        opportunityId: row.opportunity_id,
        hostId: row.host_id,
        startsAt: row.starts_at,
        timeZone: row.time_zone,
      },
    ]),
  )
}

/** What was left for this place, in the order of its days. */
export async function loadMovedFrom(tx: Tx, entryId: Id): Promise<Id[]> {
  const rows = await tx
    .selectFrom('participation_entries as e')
    .innerJoin('participation_occasions as o', 'o.id', 'e.occasion_id')
    .select('e.id')
    .where('e.moved_to', '=', entryId)
    .orderBy('o.starts_at')
    .orderBy('e.id')
    .execute()
  return rows.map(({ id }) => id)
}
