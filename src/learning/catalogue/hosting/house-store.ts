import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { isPublicOn, opportunityOf, type StoredOpportunity } from '../store.ts'

const here = sql<Id>`platform_ecosystem()`

/** Everything of these houses that is not folded into another: theirs and what a feed brings of them. The newest first. */
export async function loadOffersOf(tx: Tx, hostIds: readonly Id[], most: number): Promise<StoredOpportunity[]> {
  if (hostIds.length === 0) return []
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .selectAll()
    .where('host_id', 'in', hostIds)
    .where('merged_into', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(opportunityOf)
}

/** What visitors see of a house today, what was looked at longest ago first; so many and no more. */
export async function loadPublicOffersOf(tx: Tx, hostId: Id, today: Day, most: number): Promise<StoredOpportunity[]> {
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .selectAll()
    .where('host_id', '=', hostId)
    .where(isPublicOn(today))
    .orderBy(sql`coalesce(verified_by_a_human_on, created_at::date)`)
    .orderBy(sql`verified_by_a_human_on is not null`)
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(opportunityOf)
}

export async function countPublicOffersOf(tx: Tx, hostId: Id, today: Day): Promise<number> {
  const { count } = await tx
    .selectFrom('catalogue_opportunities')
    .select((at) => at.fn.countAll<number>().as('count'))
    .where('host_id', '=', hostId)
    .where(isPublicOn(today))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Held until the transaction ends: two offers of one house are counted one after the other. */
export async function holdHouse(tx: Tx, hostId: Id): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue.house ${hostId}`}, 0))`.execute(tx)
}

/** Hand-written offers of a house that stand or wait, and are not over, but for one. */
export async function countStanding(tx: Tx, hostId: Id, but: Id, today: Day): Promise<number> {
  const row = await tx
    .selectFrom('catalogue_opportunities')
    .select((at) => at.fn.countAll<number>().as('count'))
    .where('host_id', '=', hostId)
    .where('id', '<>', but)
    .where('source_id', 'is', null)
    .where('merged_into', 'is', null)
    .where('withdrawn', '=', false)
    .where('publication', 'in', ['published', 'proposed'])
    .where('live_sessions', '>', 0)
    .where((at) => at.or([at('last_on', 'is', null), at('last_on', '>=', today)]))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Where a house has made offers, the place it used most first. */
export async function loadVenueIdsOf(tx: Tx, hostId: Id, most: number): Promise<Id[]> {
  const rows = await tx
    .selectFrom('catalogue_sessions as s')
    .innerJoin('catalogue_opportunities as o', 'o.id', 's.opportunity_id')
    .select(['s.venue_id', (at) => at.fn.countAll<number>().as('count')])
    .where('o.host_id', '=', hostId)
    .where('s.venue_id', 'is not', null)
    .groupBy('s.venue_id')
    .orderBy('count', 'desc')
    .orderBy('s.venue_id')
    .limit(most)
    .execute()
  return rows.flatMap(({ venue_id: id }) => id ?? [])
}

/** False: it rests already, or does not. */
export async function saveHostRest(tx: Tx, organisationId: Id, rests: boolean, at: Instant): Promise<boolean> {
  if (!rests) {
    const gone = await tx
      .deleteFrom('catalogue_resting_hosts')
      .where('organisation_id', '=', organisationId)
      .returning('organisation_id')
      .execute()
    return gone.length > 0
  }
  const come = await tx
    .insertInto('catalogue_resting_hosts')
    .values({ ecosystem_id: here, organisation_id: organisationId, since: moment(at) })
    .onConflict((row) => row.doNothing())
    .returning('organisation_id')
    .execute()
  return come.length > 0
}

/**
 * Brings the rows up to who rests. @param among only these offers; null: whoever's
 * @returns those that changed
 */
export async function markResting(tx: Tx, among: readonly Id[] | null, now: Instant): Promise<Id[]> {
  const which = among === null ? sql`true` : sql`o.id = any(${among}::uuid[])`
  const { rows } = await sql<{ id: Id }>`
    update catalogue_opportunities o set host_rests = not o.host_rests,
      changed_at = ${moment(now)}, changed_xid = pg_current_xact_id()
    where ${which} and o.host_rests <> (o.host_id in (select organisation_id from catalogue_resting_hosts))
    returning o.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** After an import: nothing is asked where no house rests. */
export async function markRestingIfAny(tx: Tx, now: Instant): Promise<void> {
  const resting = await tx.selectFrom('catalogue_resting_hosts').select('organisation_id').limit(1).executeTakeFirst()
  if (resting) await markResting(tx, null, now)
}
