import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { ScoreParts } from './words.ts'

export interface StandingMerge {
  readonly id: Id
  readonly keptId: Id
  readonly foldedId: Id
}

/** The merge that folds this opportunity, if one stands. */
export async function loadStandingMerge(tx: Tx, foldedId: Id): Promise<StandingMerge | null> {
  const row = await tx
    .selectFrom('catalogue_merges')
    .select(['id', 'kept_id', 'folded_id'])
    .where('folded_id', '=', foldedId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id, keptId: row.kept_id, foldedId: row.folded_id } : null
}

export async function loadMerge(tx: Tx, id: Id): Promise<(StandingMerge & { readonly isUndone: boolean }) | null> {
  const row = await tx.selectFrom('catalogue_merges').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { id, keptId: row.kept_id, foldedId: row.folded_id, isUndone: row.undone_at !== null } : null
}

/** What standing merges folded into this one directly, oldest first. */
export async function loadFoldedInto(
  tx: Tx,
  keptId: Id,
): Promise<{ readonly mergeId: Id; readonly foldedId: Id; readonly title: LocalText }[]> {
  const rows = await tx
    .selectFrom('catalogue_merges as m')
    .innerJoin('catalogue_opportunities as o', 'o.id', 'm.folded_id')
    .select(['m.id as merge_id', 'o.id', 'o.title'])
    .where('m.kept_id', '=', keptId)
    .where('m.undone_at', 'is', null)
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({ mergeId: row.merge_id, foldedId: row.id, title: row.title as unknown as LocalText }))
}

export interface NewMerge extends StandingMerge {
  readonly by: Actor
  readonly at: Instant
  readonly parts: ScoreParts
}

export async function addMerge(tx: Tx, { id, keptId, foldedId, by, at, parts }: NewMerge): Promise<void> {
  await sql`
    insert into catalogue_merges (ecosystem_id, id, kept_id, folded_id, decided_by, decided_at, parts)
    values (platform_ecosystem(), ${id}, ${keptId}, ${foldedId}, ${JSON.stringify(by)}::jsonb,
      ${new Date(at).toISOString()}::timestamptz, ${JSON.stringify(parts)}::jsonb)`.execute(tx)
}

export async function markUndone(tx: Tx, id: Id, by: Actor, at: Instant): Promise<void> {
  await sql`
    update catalogue_merges set undone_by = ${JSON.stringify(by)}::jsonb, undone_at = ${new Date(at).toISOString()}::timestamptz
    where id = ${id}`.execute(tx)
}

/** Locks both, in the order of their ids, so that two merges of the same ones follow one another. */
export async function lockOpportunities(tx: Tx, ids: readonly Id[]): Promise<Map<Id, { mergedInto: Id | null }>> {
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .select(['id', 'merged_into'])
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, { mergedInto: row.merged_into }]))
}

/**
 * Folds an opportunity and all that standing merges folded into it (a merged one may be folded again) into `root`;
 * null: it stands for itself again, and they with it.
 * @returns every opportunity whose keeper changed
 */
export async function foldInto(tx: Tx, id: Id, root: Id | null, now: Instant): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive folded as (
      select ${id}::uuid as id
      union select m.folded_id from catalogue_merges m join folded f on m.kept_id = f.id where m.undone_at is null
    )
    update catalogue_opportunities o
    set merged_into = case when o.id = ${id}::uuid then ${root}::uuid else coalesce(${root}::uuid, ${id}::uuid) end,
      changed_at = ${new Date(now).toISOString()}::timestamptz, changed_xid = pg_current_xact_id()
    from folded f where o.id = f.id returning o.id`.execute(tx)
  return rows.map((row) => row.id)
}
