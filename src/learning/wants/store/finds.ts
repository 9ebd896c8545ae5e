import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { WantsFindsTable } from '#platform/database/tables.ts'
import type { Find, FindState } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const findOf = (row: Selectable<WantsFindsTable>): Find => ({
  wishId: row.wish_id,
  opportunityId: row.opportunity_id,
  title: row.title as unknown as LocalText,
  foundAt: row.found_at,
  state: row.state as FindState,
})

/** False: it was found for this wish before. */
export async function saveFind(tx: Tx, { wishId, opportunityId, title, state }: Find, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('wants_finds')
    .values({
      ecosystem_id: here,
      wish_id: wishId,
      opportunity_id: opportunityId,
      title: JSON.stringify(title),
      found_at: moment(now),
      state,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The last found first. */
export async function loadFinds(tx: Tx, wishIds: readonly Id[]): Promise<Find[]> {
  if (wishIds.length === 0) return []
  const rows = await tx
    .selectFrom('wants_finds')
    .selectAll()
    .where('wish_id', '=', sql<Id>`any(${wishIds}::uuid[])`)
    .orderBy('found_at', 'desc')
    .orderBy('opportunity_id', 'desc')
    .execute()
  return rows.map(findOf)
}

export async function saveFindState(
  tx: Tx,
  { wishId, opportunityId }: Pick<Find, 'wishId' | 'opportunityId'>,
  state: FindState,
): Promise<void> {
  await tx
    .updateTable('wants_finds')
    .set({ state })
    .where('wish_id', '=', wishId)
    .where('opportunity_id', '=', opportunityId)
    .execute()
}

/** Open wishes for which something was found that nobody was told of. */
export async function loadWishesWithNews(tx: Tx): Promise<Id[]> {
  const rows = await tx
    .selectFrom('wants_finds as find')
    .innerJoin('wants_wishes as wish', 'wish.id', 'find.wish_id')
    .select('wish.id')
    .distinct()
    .where('find.state', '=', 'found')
    .where('wish.state', '=', 'open')
    .execute()
  return rows.map(({ id }) => id)
}
