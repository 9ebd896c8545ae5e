import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { isPublicOn, opportunityOf, type StoredOpportunity } from '../store.ts'
import type { Contact } from '../words.ts'
import type { AdultFunction, NamedAdult, NamingForm, Showing } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

/** @returns false: this adult was named there before and stands so still */
export async function saveNaming(
  tx: Tx,
  naming: NamingForm & { readonly id: Id; readonly namedBy: Id | null },
  at: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('catalogue_adults')
    .values({
      ecosystem_id: here,
      id: naming.id,
      opportunity_id: naming.opportunityId,
      session_id: naming.sessionId,
      person_id: naming.personId,
      does: naming.does,
      named_by: naming.namedBy,
      named_at: moment(at),
    })
    .onConflict((row) => row.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** One naming with the house that offers; null: there is none, or it has ended. */
export async function loadNaming(
  tx: Tx,
  id: Id,
): Promise<{
  readonly personId: Id
  readonly opportunityId: Id
  readonly houseId: Id
  readonly hasEnded: boolean
} | null> {
  const row = await tx
    .selectFrom('catalogue_adults as a')
    .innerJoin('catalogue_opportunities as o', 'o.id', 'a.opportunity_id')
    .select(['a.person_id', 'a.opportunity_id', 'a.ended_at', 'o.host_id'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  return row
    ? {
        personId: row.person_id,
        opportunityId: row.opportunity_id,
        houseId: row.host_id,
        hasEnded: row.ended_at !== null,
      }
    : null
}

export async function saveNamingEnd(tx: Tx, id: Id, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('catalogue_adults')
    .set({ ended_at: moment(at) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export interface NamedRow extends NamedAdult {
  /** Which offer it is shown with: its own, or the one that was folded into. */
  readonly shownWith: Id
  readonly houseId: Id
  readonly ages: { readonly min: number | null }
  readonly contact: Contact | null
}

const named = (tx: Tx) =>
  tx
    .selectFrom('catalogue_adults as a')
    .innerJoin('catalogue_opportunities as o', 'o.id', 'a.opportunity_id')
    .selectAll('a')
    .select(['o.merged_into', 'o.host_id', 'o.age_min', 'o.contact'])
    .where('a.ended_at', 'is', null)
    .orderBy('a.id')

type Row = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number]

const namedOf = (row: Row): NamedRow => ({
  id: row.id,
  opportunityId: row.opportunity_id,
  sessionId: row.session_id,
  personId: row.person_id,
  does: row.does as AdultFunction,
  namedAt: row.named_at,
  shownWith: row.merged_into ?? row.opportunity_id,
  houseId: row.host_id,
  ages: { min: row.age_min },
  contact: row.contact as Contact | null,
})

/** Everybody named to these offers and to those folded into them, whether or not they stand; the first first. */
export async function loadNamed(tx: Tx, opportunityIds: readonly Id[]): Promise<NamedRow[]> {
  if (opportunityIds.length === 0) return []
  const asked = sql<Id>`any(${opportunityIds}::uuid[])`
  const rows = await named(tx)
    .where((at) => at.or([at('o.id', '=', asked), at('o.merged_into', '=', asked)]))
    .execute()
  return rows.map(namedOf)
}

/** Everything these people are named to. */
export async function loadNamedOf(tx: Tx, personIds: readonly Id[]): Promise<NamedRow[]> {
  if (personIds.length === 0) return []
  const rows = await named(tx).where('a.person_id', 'in', personIds).execute()
  return rows.map(namedOf)
}

/** Public offers of these houses: those to which somebody is named first, then the newest. */
export async function loadOffersOfHouses(
  tx: Tx,
  houseIds: readonly Id[],
  today: Day,
  most: number,
): Promise<StoredOpportunity[]> {
  if (houseIds.length === 0) return []
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .selectAll()
    .where('host_id', '=', sql<Id>`any(${houseIds}::uuid[])`)
    .where(isPublicOn(today))
    .orderBy(
      sql`exists (select from catalogue_adults a where a.ecosystem_id = catalogue_opportunities.ecosystem_id
        and a.opportunity_id = catalogue_opportunities.id and a.ended_at is null)`,
      'desc',
    )
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(opportunityOf)
}

export async function saveShowing(tx: Tx, personId: Id, shown: Showing, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('catalogue_adult_wishes')
    .values({ ecosystem_id: here, person_id: personId, shown, changed_at: moment(at) })
    .onConflict((row) =>
      row
        .columns(['ecosystem_id', 'person_id'])
        .doUpdateSet({ shown, changed_at: moment(at) })
        .where('catalogue_adult_wishes.shown', '<>', shown),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function loadShowings(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, Showing>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('catalogue_adult_wishes')
    .select(['person_id', 'shown'])
    .where('person_id', 'in', personIds)
    .execute()
  return new Map(rows.map(({ person_id, shown }) => [person_id, shown as Showing]))
}

export async function forgetAdult(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('catalogue_adults').where('person_id', '=', personId).execute()
  await tx.deleteFrom('catalogue_adult_wishes').where('person_id', '=', personId).execute()
}
