import { sql, type Selectable } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { inTrail } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { HeldBack, Overridable, Override } from '../words.ts'

const overrideOf = (row: Selectable<DB['catalogue_overrides']>): Override => ({
  opportunityId: row.opportunity_id,
  field: row.field as Overridable,
  said: row.said,
  told: row.told,
  why: row.why,
  saidBy: row.said_by as unknown as Override['saidBy'],
  saidAt: row.said_at as Instant,
  heldAt: row.held_at as Instant | null,
})

export async function putOverride(
  tx: Tx,
  one: Omit<Override, 'saidBy' | 'heldAt'> & { readonly saidBy: Actor },
): Promise<void> {
  const said = {
    said: JSON.stringify(one.said),
    why: one.why,
    said_by: JSON.stringify(inTrail(one.saidBy)),
    said_at: moment(one.saidAt),
  }
  await tx
    .insertInto('catalogue_overrides')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      opportunity_id: one.opportunityId,
      field: one.field,
      told: JSON.stringify(one.told),
      ...said,
    })
    .onConflict((row) => row.columns(['ecosystem_id', 'opportunity_id', 'field']).doUpdateSet(said))
    .execute()
}

export async function dropOverride(tx: Tx, opportunityId: Id, field: Overridable): Promise<void> {
  await tx
    .deleteFrom('catalogue_overrides')
    .where('opportunity_id', '=', opportunityId)
    .where('field', '=', field)
    .execute()
}

export async function loadOverrides(tx: Tx, opportunityId: Id): Promise<Override[]> {
  const rows = await tx
    .selectFrom('catalogue_overrides')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .orderBy('field')
    .execute()
  return rows.map(overrideOf)
}

/** Those of one source's offers, by offer. */
export async function loadOverridesOfSource(tx: Tx, sourceId: Id): Promise<ReadonlyMap<Id, readonly Override[]>> {
  const rows = await tx
    .selectFrom('catalogue_overrides as v')
    .innerJoin('catalogue_opportunities as o', 'o.id', 'v.opportunity_id')
    .selectAll('v')
    .where('o.source_id', '=', sourceId)
    .execute()
  return Map.groupBy(rows.map(overrideOf), ({ opportunityId }) => opportunityId)
}

/** What the feed tells now of an overridden field. */
export async function saveTold(tx: Tx, opportunityId: Id, field: Overridable, value: unknown): Promise<void> {
  await tx
    .updateTable('catalogue_overrides')
    .set({ told: JSON.stringify(value ?? null) })
    .where('opportunity_id', '=', opportunityId)
    .where('field', '=', field)
    .execute()
}

/** Those of a source that say something else than the feed, with when that was last met. @param at the import meets them now */
export async function meetOverrides(tx: Tx, sourceId: Id, at: Instant): Promise<number> {
  const { rows } = await sql`
    update catalogue_overrides v set held_at = ${moment(at)}
    from catalogue_opportunities o
    where o.id = v.opportunity_id and o.source_id = ${sourceId} and v.said <> v.told
    returning v.field`.execute(tx)
  return rows.length
}

/** For a report, by title; so many and no more. */
export async function loadHeldBack(tx: Tx, sourceId: Id, most: number): Promise<HeldBack[]> {
  const rows = await tx
    .selectFrom('catalogue_overrides as v')
    .innerJoin('catalogue_opportunities as o', 'o.id', 'v.opportunity_id')
    .selectAll('v')
    .select('o.title')
    .where('o.source_id', '=', sourceId)
    .where(sql<boolean>`v.said <> v.told`)
    .orderBy('o.id')
    .orderBy('v.field')
    .limit(most)
    .execute()
  return rows.map((row) => {
    const { opportunityId, field, said, told, why, saidAt, heldAt } = overrideOf(row)
    return { opportunityId, title: row.title as unknown as LocalText, field, said, told, why, saidAt, heldAt }
  })
}
