import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Committed } from '#laws/fair-draw/publishing/commitment.ts'
import type { Proof } from '#laws/fair-draw/publishing/receipts.ts'
import type { Tx } from '#platform/database/city.ts'

/** The tree that a window ended in, level by level; where each row stands in it is kept with the row. Kept twice, it is what it was. */
export async function saveTree(tx: Tx, drawId: Id, { tree }: Pick<Committed, 'tree'>): Promise<void> {
  await tx.deleteFrom('draws_levels').where('draw_id', '=', drawId).execute()
  for (const [level, hashes] of tree.entries()) {
    await tx
      .insertInto('draws_levels')
      .values({
        ecosystem_id: sql<Id>`platform_ecosystem()`,
        draw_id: drawId,
        level,
        hashes: Buffer.from(hashes.join(''), 'hex'),
      })
      .execute()
  }
}

/** One row's leaf and its path: one hash of each level is read. Null: no tree is kept of it. */
export async function loadProof(tx: Tx, drawId: Id, rowId: Id): Promise<Proof | null> {
  const row = await tx.selectFrom('draws_rows').select('leaf').where('id', '=', rowId).executeTakeFirst()
  if (row?.leaf == null) return null
  const position = row.leaf
  const { rows } = await sql<{ hash: string }>`
    select encode(substring(hashes from 1 + 32 * ((${position}::int >> level) # 1) for 32), 'hex') as hash
    from draws_levels where draw_id = ${drawId} order by level`.execute(tx)
  // The root is beside nothing, and so is the last of an odd row.
  return { position, path: rows.slice(0, -1).flatMap(({ hash }) => (hash === '' ? [] : [hash])) }
}
