import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Commitment } from '#laws/fair-draw/publishing/commitment.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DrawsDrawsTable, DrawsItemsTable } from '#platform/database/tables.ts'
import type { DrawItem, DrawState, FairDraw, Guaranteed, Round } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

/** A draw with what is never shown: the secret that salts its rows. */
export interface KeptDraw extends FairDraw {
  readonly secret: string | null
  readonly commitment: Commitment | null
}

const drawOf = (row: Selectable<DrawsDrawsTable>): KeptDraw => ({
  id: row.id,
  title: row.title,
  language: row.language,
  state: row.state as DrawState,
  round: row.round as Round,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  source: row.source,
  sourceAddress: row.source_address,
  sourceAt: row.source_at,
  closedAt: row.closed_at,
  seed: row.seed,
  seedSaidBy: row.seed_said_by,
  seedConfirmedBy: row.seed_confirmed_by,
  releasedAt: row.released_at,
  secret: row.secret,
  commitment: row.commitment as Commitment | null,
})

export async function insertDraw(tx: Tx, draw: FairDraw, now: Instant): Promise<void> {
  await tx
    .insertInto('draws_draws')
    .values({
      ecosystem_id: here,
      id: draw.id,
      title: draw.title,
      language: draw.language,
      state: draw.state,
      round: draw.round,
      opens_at: moment(draw.opensAt),
      closes_at: moment(draw.closesAt),
      source: draw.source,
      source_address: draw.sourceAddress,
      source_at: moment(draw.sourceAt),
      made_at: moment(now),
    })
    .execute()
}

/** What may change of a draw while it goes on. */
export async function saveDraw(tx: Tx, draw: KeptDraw): Promise<void> {
  const at = (when: Instant | null) => (when === null ? null : moment(when))
  await tx
    .updateTable('draws_draws')
    .set({
      state: draw.state,
      round: draw.round,
      source: draw.source,
      source_address: draw.sourceAddress,
      source_at: moment(draw.sourceAt),
      secret: draw.secret,
      closed_at: at(draw.closedAt),
      commitment: draw.commitment === null ? null : JSON.stringify(draw.commitment),
      seed: draw.seed,
      seed_said_by: draw.seedSaidBy,
      seed_confirmed_by: draw.seedConfirmedBy,
      released_at: at(draw.releasedAt),
    })
    .where('id', '=', draw.id)
    .execute()
}

export async function loadDraw(tx: Tx, id: Id): Promise<KeptDraw | null> {
  const row = await tx.selectFrom('draws_draws').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? drawOf(row) : null
}

/** Held until the transaction ends, so that closing, drawing and publishing happen one after the other. */
export async function holdDraw(tx: Tx, id: Id): Promise<KeptDraw | null> {
  const row = await tx.selectFrom('draws_draws').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? drawOf(row) : null
}

/** Held against closing, not against each other: many families wish at once. */
export async function shareDraw(tx: Tx, id: Id): Promise<KeptDraw | null> {
  const row = await tx.selectFrom('draws_draws').selectAll().where('id', '=', id).forShare().executeTakeFirst()
  return row ? drawOf(row) : null
}

/** Newest window first. */
export async function loadDraws(tx: Tx): Promise<KeptDraw[]> {
  const rows = await tx
    .selectFrom('draws_draws')
    .selectAll()
    .orderBy('closes_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(drawOf)
}

export async function loadDueToClose(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .selectFrom('draws_draws')
    .select('id')
    .where('state', '=', 'open')
    .where('closes_at', '<=', moment(now))
    .execute()
  return rows.map(({ id }) => id)
}

const itemOf = (row: Selectable<DrawsItemsTable> & { readonly occasion_ids: Id[] }): DrawItem => ({
  id: row.id,
  name: row.name,
  occasionIds: row.occasion_ids,
  opportunityId: row.opportunity_id,
  hostId: row.host_id,
  seats: row.seats,
  guarantees: row.guarantees as Guaranteed[],
})

export async function insertItems(tx: Tx, drawId: Id, items: readonly DrawItem[]): Promise<void> {
  await tx
    .insertInto('draws_items')
    .values(
      items.map((item) => ({
        ecosystem_id: here,
        draw_id: drawId,
        id: item.id,
        name: item.name,
        opportunity_id: item.opportunityId,
        host_id: item.hostId,
        seats: item.seats,
        guarantees: JSON.stringify(item.guarantees),
      })),
    )
    .execute()
  const days = items.flatMap(({ id, occasionIds }) =>
    occasionIds.map((occasionId, number) => ({
      ecosystem_id: here,
      draw_id: drawId,
      item_id: id,
      occasion_id: occasionId,
      number,
    })),
  )
  await tx.insertInto('draws_days').values(days).execute()
}

export async function loadItems(tx: Tx, drawId: Id): Promise<DrawItem[]> {
  const rows = await tx
    .selectFrom('draws_items as i')
    .selectAll('i')
    .select(
      sql<Id[]>`array(select d.occasion_id from draws_days d where d.item_id = i.id order by d.number)`.as(
        'occasion_ids',
      ),
    )
    .where('i.draw_id', '=', drawId)
    .orderBy(sql`length(name)`)
    .orderBy('name')
    .execute()
  return rows.map(itemOf)
}

/** The draws that give places on these days and are neither cancelled nor all over. */
export async function loadDrawsOfOccasions(tx: Tx, occasionIds: readonly Id[]): Promise<Map<Id, Id>> {
  if (occasionIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('draws_days as i')
    .innerJoin('draws_draws as d', 'd.id', 'i.draw_id')
    .select(['i.occasion_id', 'i.draw_id'])
    .where('i.occasion_id', '=', sql<Id>`any(${occasionIds}::uuid[])`)
    .where('d.state', '<>', 'cancelled')
    .execute()
  return new Map(rows.map((row) => [row.occasion_id, row.draw_id]))
}

/** What does not take place on any day: in the file it has no seats. */
export async function saveItemsGone(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('draws_items')
    .set({ seats: 0, guarantees: '[]' })
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}
