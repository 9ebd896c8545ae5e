import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { FoundPair } from '../rules/importing/pair-opportunities.ts'
import type { Pair } from '../words.ts'

/** Adds pairs nobody has seen yet; a pair that is known keeps what was decided. @returns the new ones */
export async function addPairs(
  tx: Tx,
  pairs: readonly (FoundPair & { readonly id: Id })[],
  foundAt: Instant,
): Promise<(FoundPair & { readonly id: Id })[]> {
  if (pairs.length === 0) return []
  const rows = JSON.stringify(
    pairs.map(({ id, oneId, otherId, score, parts, zone }) => ({ id, one: oneId, other: otherId, score, parts, zone })),
  )
  const made = await sql<{ id: Id }>`
    insert into feeds_pairs (ecosystem_id, id, one_id, other_id, score, parts, zone, found_at)
    select platform_ecosystem(), p.id, p.one, p.other, p.score, p.parts, p.zone, ${moment(foundAt)}
    from jsonb_to_recordset(${rows}::jsonb)
      as p(id uuid, one uuid, other uuid, score double precision, parts jsonb, zone text)
    on conflict (ecosystem_id, one_id, other_id) do nothing
    returning id`.execute(tx)
  const fresh = new Set(made.rows.map((row) => row.id))
  return pairs.filter((pair) => fresh.has(pair.id))
}

const query = (tx: Tx) => tx.selectFrom('feeds_pairs').selectAll()
type PairRow = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]

const pairOf = (row: PairRow): Pair => ({
  id: row.id,
  oneId: row.one_id,
  otherId: row.other_id,
  score: row.score,
  parts: row.parts as Pair['parts'],
  zone: row.zone as Pair['zone'],
  decision: row.decision as Pair['decision'],
  mergeId: row.merge_id,
  decidedAt: row.decided_at as Instant | null,
})

export async function loadPair(tx: Tx, id: Id): Promise<Pair | null> {
  const row = await query(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : pairOf(row)
}

/** Most alike first. */
export async function loadUndecided(tx: Tx, most: number): Promise<Pair[]> {
  const rows = await query(tx)
    .where('decision', 'is', null)
    .orderBy('score', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(pairOf)
}

/** Newest decision first. */
export async function loadDecided(tx: Tx, most: number): Promise<Pair[]> {
  const rows = await query(tx)
    .where('decision', 'is not', null)
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(pairOf)
}

export async function countUndecided(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('feeds_pairs')
    .select(({ fn }) => fn.countAll<string | number>().as('count'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function saveDecision(
  tx: Tx,
  id: Id,
  decided: {
    readonly decision: Pair['decision']
    readonly mergeId: Id | null
    readonly by: string
    readonly at: Instant
  },
): Promise<void> {
  await tx
    .updateTable('feeds_pairs')
    .set({
      decision: decided.decision,
      merge_id: decided.mergeId,
      decided_by: decided.decision === null ? null : decided.by,
      decided_at: decided.decision === null ? null : moment(decided.at),
    })
    .where('id', '=', id)
    .execute()
}
