import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DrawsRowsTable } from '#platform/database/tables.ts'
import type { DrawRow } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const rowOf = (row: Selectable<DrawsRowsTable>): DrawRow => ({
  id: row.id,
  drawId: row.draw_id,
  personId: row.person_id,
  madeBy: row.made_by,
  changedAt: row.changed_at,
  wishes: row.wishes,
  friends: row.friends,
  areaId: row.area_id,
  needs: row.needs,
  frozen:
    row.pseudonym === null
      ? null
      : { pseudonym: row.pseudonym, family: row.family!, together: row.together, groups: row.groups! },
  placedFirst: row.placed_first,
  placedSecond: row.placed_second,
  leftDraw: row.left_draw,
})

/** One row a person and draw, the later wishes in place of the earlier. */
export async function saveWishes(
  tx: Tx,
  row: Omit<DrawRow, 'frozen' | 'placedFirst' | 'placedSecond' | 'leftDraw'>,
): Promise<void> {
  const said = {
    made_by: row.madeBy,
    changed_at: moment(row.changedAt),
    wishes: sql<readonly Id[]>`${row.wishes}::uuid[]`,
    friends: row.friends,
    area_id: row.areaId,
    needs: row.needs,
  }
  await tx
    .insertInto('draws_rows')
    .values({ ecosystem_id: here, draw_id: row.drawId, id: row.id, person_id: row.personId, ...said })
    .onConflict((on) => on.columns(['ecosystem_id', 'draw_id', 'person_id']).doUpdateSet(said))
    .execute()
}

export async function deleteRows(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('draws_rows')
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}

/** In the order of ids. */
export async function loadRows(tx: Tx, drawId: Id): Promise<DrawRow[]> {
  return (await tx.selectFrom('draws_rows').selectAll().where('draw_id', '=', drawId).orderBy('id').execute()).map(
    rowOf,
  )
}

export async function loadRow(tx: Tx, id: Id): Promise<DrawRow | null> {
  const row = await tx.selectFrom('draws_rows').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? rowOf(row) : null
}

export async function loadRowsOfPersons(tx: Tx, personIds: readonly Id[]): Promise<DrawRow[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('draws_rows')
    .selectAll()
    .where('person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(rowOf)
}

/** Who shares a word in this draw. */
export async function loadFriends(tx: Tx, drawId: Id, friends: string): Promise<DrawRow[]> {
  const rows = await tx
    .selectFrom('draws_rows')
    .selectAll()
    .where('draw_id', '=', drawId)
    .where('friends', '=', friends)
    .execute()
  return rows.map(rowOf)
}

/** So many rows are written in one statement. */
const atOnce = 5_000

/**
 * What the file has of each row from now on, and where its hash stands among all of them.
 * @param leaves by pseudonym
 */
export async function freezeRows(
  tx: Tx,
  rows: readonly DrawRow[],
  leaves: ReadonlyMap<string, number>,
  tell: (done: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await tell(from)
    const frozen = JSON.stringify(
      rows
        .slice(from, from + atOnce)
        .map(({ id, frozen: made }) => ({ id, ...made!, leaf: leaves.get(made!.pseudonym)! })),
    )
    await sql`
      update draws_rows as r
      set pseudonym = f.pseudonym, family = f.family, together = f.together, groups = f.groups, leaf = f.leaf
      from jsonb_to_recordset(${frozen}::jsonb)
        as f(id uuid, pseudonym text, family text, together text, groups text[], leaf int)
      where r.id = f.id`.execute(tx)
  }
}

interface CountedRows {
  readonly all: number
  /** Who said themselves where they live. */
  readonly areasByOwnWord: number
  readonly placed: number
}

/** How many wish, without reading one of them. */
export async function countRows(tx: Tx, drawId: Id, round: 1 | 2): Promise<CountedRows> {
  const { rows } = await sql<{ all: number; areas: number; placed: number }>`
    select count(*)::int as all, count(area_id)::int as areas,
      count(${sql.ref(round === 1 ? 'placed_first' : 'placed_second')})::int as placed
    from draws_rows where draw_id = ${drawId}`.execute(tx)
  const { all, areas, placed } = rows[0]!
  return { all, areasByOwnWord: areas, placed }
}

/** Where a round seated each row; null: nowhere. */
export async function savePlaced(
  tx: Tx,
  round: 1 | 2,
  placed: readonly { readonly id: Id; readonly itemId: Id | null }[],
): Promise<void> {
  const column = sql.ref(round === 1 ? 'placed_first' : 'placed_second')
  await sql`
    update draws_rows as r set ${column} = p.item
    from jsonb_to_recordset(${JSON.stringify(placed.map(({ id, itemId }) => ({ id, item: itemId })))}::jsonb)
      as p(id uuid, item uuid)
    where r.id = p.id`.execute(tx)
}

export async function saveLeft(tx: Tx, drawId: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('draws_rows')
    .set({ left_draw: true })
    .where('draw_id', '=', drawId)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}

/** What was committed to stays in the file and belongs to nobody any more. */
export async function forgetPersonInRows(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('draws_rows').where('person_id', '=', personId).where('pseudonym', 'is', null).execute()
  await tx
    .updateTable('draws_rows')
    .set({ person_id: null, made_by: null, area_id: null, friends: null, needs: false })
    .where('person_id', '=', personId)
    .execute()
  await tx.updateTable('draws_rows').set({ made_by: null }).where('made_by', '=', personId).execute()
}
