import { sql, type RawBuilder } from 'kysely'
import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { dayInZone } from '../rules/day-in-zone.ts'

export interface CatalogueFigures {
  readonly today: Day
  readonly listings: number
  readonly opportunities: number
  readonly online: number
  /** Listings at each venue; null: no venue. Areas are the venues', so whoever asks decides how to place them. */
  readonly venues: readonly { readonly venueId: Id | null; readonly listings: number }[]
  readonly hosts: readonly { readonly hostId: Id; readonly listings: number; readonly opportunities: number }[]
  /** A listing counts for each of its themes. */
  readonly themes: readonly { readonly theme: string; readonly listings: number }[]
  readonly kinds: readonly { readonly kind: string; readonly listings: number }[]
  readonly prices: readonly { readonly price: 'free' | 'paid' | 'unknown'; readonly listings: number }[]
  readonly ages: readonly { readonly min: number | null; readonly max: number | null; readonly listings: number }[]
  readonly freshness: {
    readonly verified: number
    /** Within the last 365 days. */
    readonly verifiedLately: number
    readonly lapsing: number
  }
}

/**
 * What the catalogue holds, counted in listings (sessions).
 * @param scope `public`: what can be found today; `all`: every live session that is not withdrawn, past ones too
 */
export const catalogueFigures = (city: City, scope: 'public' | 'all' = 'public'): Promise<CatalogueFigures> =>
  city.reading(async (tx) => {
    const today = dayInZone(city.now(), (await ecosystemHere(tx, city)).timeZone)
    const over =
      scope === 'all'
        ? sql``
        : sql`and (s.end_on is null or s.end_on >= ${today}) and (k.lapses_on is null or k.lapses_on >= ${today})`
    const listed = sql`
      from catalogue_sessions s
      join catalogue_opportunities o on o.id = s.opportunity_id
      join catalogue_opportunities k on k.id = coalesce(o.merged_into, o.id)
      where s.state = 'live' and not k.withdrawn ${over}`
    const rows = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(tx)).rows
    const [sums] = await rows(sql<
      Record<'listings' | 'opportunities' | 'online' | 'verified' | 'lately' | 'lapsing', number>
    >`
      select count(*) as listings, count(distinct k.id) as opportunities, count(*) filter (where s.online) as online,
        count(*) filter (where k.verified_by_a_human_on is not null) as verified,
        count(*) filter (where k.verified_by_a_human_on > ${today}::date - 365) as lately,
        count(*) filter (where k.lapses_on is not null) as lapsing ${listed}`)
    const { listings, opportunities, online, verified, lately, lapsing } = sums!
    return {
      today,
      listings,
      opportunities,
      online,
      venues: await rows(sql<CatalogueFigures['venues'][number]>`
        select s.venue_id as "venueId", count(*) as listings ${listed} group by 1 order by 2 desc, 1`),
      hosts: await rows(sql<CatalogueFigures['hosts'][number]>`
        select k.host_id as "hostId", count(*) as listings, count(distinct k.id) as opportunities ${listed}
        group by 1 order by 2 desc, 1`),
      themes: await rows(sql<CatalogueFigures['themes'][number]>`
        select t.theme, sum(t.n)::bigint as listings from (
          select unnest(k.themes) as theme, 1 as n ${listed}) t group by 1 order by 2 desc, 1`),
      kinds: await rows(sql<CatalogueFigures['kinds'][number]>`
        select k.kind, count(*) as listings ${listed} group by 1 order by 2 desc, 1`),
      prices: await rows(sql<CatalogueFigures['prices'][number]>`
        select k.price ->> 'kind' as price, count(*) as listings ${listed} group by 1 order by 2 desc, 1`),
      ages: await rows(sql<CatalogueFigures['ages'][number]>`
        select k.age_min as min, k.age_max as max, count(*) as listings ${listed} group by 1, 2 order by 3 desc, 1, 2`),
      freshness: { verified, verifiedLately: lately, lapsing },
    }
  })
