import { sql, type RawBuilder } from 'kysely'
import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
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
export const catalogueFigures = (city: City, scope: Scope = 'public'): Promise<CatalogueFigures> =>
  city.reading(async (tx) => {
    const today = dayInZone(city.now(), (await ecosystemHere(tx, city)).timeZone)
    await joinInOnePass(tx)
    const { rows } = await figuresQuery(today, scope).execute(tx)
    const { verified, verifiedLately, lapsing, ...counted } = rows[0]!.figures
    return { today, ...counted, freshness: { verified, verifiedLately, lapsing } }
  })

type Scope = 'public' | 'all'

interface Counted {
  readonly figures: Omit<CatalogueFigures, 'today' | 'freshness'> & CatalogueFigures['freshness']
}

/**
 * Every row is wanted, so tables are joined by hashing, each read once. Before the planner has counted new tables it
 * believes them to be nearly empty, above all behind row security, and would look through all of one for each row of
 * the other: minutes instead of a tenth of a second.
 */
export const joinInOnePass = (tx: Tx): Promise<unknown> => sql`set local enable_nestloop = off`.execute(tx)

/** Joined by the whole key, read once and counted many ways. */
export const figuresQuery = (today: Day, scope: Scope): RawBuilder<Counted> => {
  const over =
    scope === 'all'
      ? sql``
      : sql`and (s.end_on is null or s.end_on >= ${today}) and (k.lapses_on is null or k.lapses_on >= ${today})`
  return sql<Counted>`
    with listed as materialized (
      select s.venue_id, s.online, k.id, k.host_id, k.themes, k.kind, k.price ->> 'kind' as price, k.age_min, k.age_max,
        k.verified_by_a_human_on as verified_on, k.lapses_on
      from catalogue_sessions s
      join catalogue_opportunities o on o.ecosystem_id = s.ecosystem_id and o.id = s.opportunity_id
      join catalogue_opportunities k on k.ecosystem_id = o.ecosystem_id and k.id = coalesce(o.merged_into, o.id)
      where s.state = 'live' and not k.withdrawn and k.publication = 'published' and not k.host_rests ${over})
    select json_build_object(
      'listings', (select count(*) from listed),
      'opportunities', (select count(distinct id) from listed),
      'online', (select count(*) from listed where online),
      'verified', (select count(*) from listed where verified_on is not null),
      'verifiedLately', (select count(*) from listed where verified_on > ${today}::date - 365),
      'lapsing', (select count(*) from listed where lapses_on is not null),
      'venues', (select coalesce(json_agg(v), '[]') from (
        select venue_id as "venueId", count(*) as listings from listed group by 1 order by 2 desc, 1) v),
      'hosts', (select coalesce(json_agg(h), '[]') from (
        select host_id as "hostId", count(*) as listings, count(distinct id) as opportunities from listed
        group by 1 order by 2 desc, 1) h),
      'themes', (select coalesce(json_agg(t), '[]') from (
        select theme, count(*) as listings from listed, unnest(themes) as theme group by 1 order by 2 desc, 1) t),
      'kinds', (select coalesce(json_agg(k), '[]') from (
        select kind, count(*) as listings from listed group by 1 order by 2 desc, 1) k),
      'prices', (select coalesce(json_agg(p), '[]') from (
        select price, count(*) as listings from listed group by 1 order by 2 desc, 1) p),
      'ages', (select coalesce(json_agg(a), '[]') from (
        select age_min as min, age_max as max, count(*) as listings from listed
        group by 1, 2 order by 3 desc, 1, 2) a)) as figures`
}
