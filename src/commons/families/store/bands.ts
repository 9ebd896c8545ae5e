import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { FamiliesBandsTable } from '#platform/database/tables.ts'
import type { Band, BandGiven, BandReason } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const bandOf = (row: Selectable<FamiliesBandsTable>): BandGiven => ({
  id: row.id,
  childId: row.child_id,
  band: row.band as Band,
  because: row.because as BandReason,
  organisationId: row.organisation_id,
  setBy: row.set_by,
  fromOn: row.from_on,
  untilOn: row.until_on,
})

export async function saveBand(tx: Tx, one: BandGiven, at: Instant): Promise<void> {
  await tx
    .insertInto('families_bands')
    .values({
      ecosystem_id: here,
      id: one.id,
      child_id: one.childId,
      band: one.band,
      because: one.because,
      organisation_id: one.organisationId,
      set_by: one.setBy,
      set_at: moment(at),
      from_on: one.fromOn,
      until_on: one.untilOn,
    })
    .execute()
}

/** Those that count on this day. */
export async function loadBands(tx: Tx, childIds: readonly Id[], today: Day): Promise<BandGiven[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_bands')
    .selectAll()
    .where('child_id', 'in', childIds)
    .where('from_on', '<=', today)
    .where('until_on', '>=', today)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(bandOf)
}

/** Two desks at once: the second waits for the first's transaction and then finds its band. */
export const holdBands = (tx: Tx, childId: Id): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('families_bands' || ${childId}::text, 0))`.execute(tx)

export async function saveBandEnd(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('families_bands')
    .set({ ended_at: moment(at) })
    .where('id', '=', id)
    .execute()
}
