import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

/**
 * Counts messages before they are sent: two senders at once can not both take the last one.
 * @param limit null: what is urgent is counted and never refused
 * @returns false: the month has no room for so many
 */
export async function spend(
  tx: Tx,
  { month, segments, limit, id }: { month: string; segments: number; limit: number | null; id: Id },
): Promise<boolean> {
  await sql`
    insert into messages_spending (ecosystem_id, month, id, segments)
    values (platform_ecosystem(), ${month}, ${id}, 0) on conflict do nothing`.execute(tx)
  let query = tx
    .updateTable('messages_spending')
    .set((row) => ({ segments: row('segments', '+', segments) }))
    .where('month', '=', month)
  if (limit !== null) query = query.where('segments', '<=', limit - segments)
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The gateway did not take them. */
export async function giveBack(tx: Tx, month: string, segments: number): Promise<void> {
  await tx
    .updateTable('messages_spending')
    .set({ segments: sql<number>`greatest(0, segments - ${segments})` })
    .where('month', '=', month)
    .execute()
}

export async function loadSpent(tx: Tx, month: string): Promise<number> {
  const row = await tx.selectFrom('messages_spending').select('segments').where('month', '=', month).executeTakeFirst()
  return row?.segments ?? 0
}

/** @returns the month's own id, for the one who tells it first; null: it was told */
export async function markBudgetTold(tx: Tx, month: string, at: Instant): Promise<Id | null> {
  const row = await tx
    .updateTable('messages_spending')
    .set({ told_at: moment(at) })
    .where('month', '=', month)
    .where('told_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
