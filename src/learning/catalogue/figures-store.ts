import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Price, Theme } from './words.ts'

/** One opportunity with how many of its listings are counted. */
export interface CountedOpportunity {
  readonly hostId: Id
  readonly ages: { readonly min: number | null; readonly max: number | null }
  readonly price: Price['kind']
  readonly themes: readonly Theme[]
  readonly verifiedByAHumanOn: Day | null
  readonly listings: number
}

export interface CountedVenue {
  readonly venueId: Id | null
  readonly online: boolean
  readonly listings: number
}

/** Live listings that had not ended before a day; an end nobody stated has not passed. */
const counted = (since: Day) => sql<boolean>`
  session.state = 'live' and not opportunity.withdrawn
  and (session.form = 'rule' or coalesce(session.end_on, case when session.form = 'dated' then session.start_on end,
    'infinity'::date) >= ${since}::date)`

export async function countOpportunities(tx: Tx, since: Day): Promise<CountedOpportunity[]> {
  const rows = await tx
    .selectFrom('catalogue_sessions as session')
    .innerJoin('catalogue_opportunities as opportunity', 'opportunity.id', 'session.opportunity_id')
    .where(counted(since))
    .groupBy(['opportunity.ecosystem_id', 'opportunity.id'])
    .select([
      'opportunity.host_id',
      'opportunity.age_min',
      'opportunity.age_max',
      'opportunity.themes',
      'opportunity.verified_by_a_human_on',
      sql<Price['kind']>`opportunity.price ->> 'kind'`.as('price'),
      sql<number>`count(*)`.as('listings'),
    ])
    .execute()
  return rows.map((row) => ({
    hostId: row.host_id,
    ages: { min: row.age_min, max: row.age_max },
    price: row.price,
    themes: row.themes as readonly Theme[],
    verifiedByAHumanOn: row.verified_by_a_human_on,
    listings: row.listings,
  }))
}

export async function countVenues(tx: Tx, since: Day): Promise<CountedVenue[]> {
  const rows = await tx
    .selectFrom('catalogue_sessions as session')
    .innerJoin('catalogue_opportunities as opportunity', 'opportunity.id', 'session.opportunity_id')
    .where(counted(since))
    .groupBy(['session.venue_id', 'session.online'])
    .select(['session.venue_id', 'session.online', sql<number>`count(*)`.as('listings')])
    .execute()
  return rows.map((row) => ({ venueId: row.venue_id, online: row.online, listings: row.listings }))
}
