import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { FamiliesProtectionsTable } from '#platform/database/tables.ts'
import type { Protection } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const protectionOf = (row: Selectable<FamiliesProtectionsTable>): Protection => ({
  id: row.id,
  childId: row.child_id,
  named: [row.first_named, row.second_named],
  setBy: row.set_by,
  liftAskedBy: row.lift_asked_by,
})

/** False: this child is protected already. */
export async function saveProtection(tx: Tx, one: Protection, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('families_protections')
    .values({
      ecosystem_id: here,
      id: one.id,
      child_id: one.childId,
      first_named: one.named[0],
      second_named: one.named[1],
      set_by: one.setBy,
      set_at: moment(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Those that run. */
export async function loadProtections(tx: Tx, childIds: readonly Id[], forChange = false): Promise<Protection[]> {
  if (childIds.length === 0) return []
  const query = tx
    .selectFrom('families_protections')
    .selectAll()
    .where('child_id', 'in', childIds)
    .where('lifted_at', 'is', null)
  return (await (forChange ? query.forUpdate() : query).execute()).map(protectionOf)
}

/** @param liftedAt null: asked for, by the first of two */
export async function saveLift(
  tx: Tx,
  id: Id,
  { askedBy, liftedAt }: { readonly askedBy: Id | null; readonly liftedAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('families_protections')
    .set({ lift_asked_by: askedBy, lifted_at: liftedAt === null ? null : moment(liftedAt) })
    .where('id', '=', id)
    .execute()
}
