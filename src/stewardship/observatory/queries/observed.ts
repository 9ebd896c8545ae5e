import { areaBookOf, areasOfEcosystem, indicatorsOfEcosystem } from '#commons/ecosystems'
import { organisationsForSnapshot } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { catalogueFigures } from '#learning/catalogue'
import type { City } from '#platform/database/city.ts'
import { compareWithNeed } from '../rules/compare-with-need.ts'
import { countByArea } from '../rules/count-by-area.ts'
import { byAge, byFreshness, byPrice, providersOf } from '../rules/describe-catalogue.ts'
import { areaMethods, comparedMeasures, type Gap, type Observed, type PlacedListings } from '../words.ts'

/** What can be learned here, where, at what price, for whom, from whom, and how fresh it is: counted in listings. */
export async function observed(city: City): Promise<Observed> {
  const figures = await catalogueFigures(city, 'all')
  const outlines = await areasOfEcosystem(city)
  const indicators = await indicatorsOfEcosystem(city)
  const { organisations, venues, book } = await city.reading(async (tx) => ({
    ...(await organisationsForSnapshot(tx)),
    book: await areaBookOf(tx),
  }))

  const venueOf = new Map(venues.map((venue) => [venue.id, venue]))
  const placed = figures.venues.map(({ venueId, listings }): PlacedListings => {
    const venue = venueId === null ? undefined : venueOf.get(venueId)
    const areaId = venue?.point ? book.areaAt(venue.point) : null
    return { count: listings, areaAsWritten: venue?.areaAsWritten ?? null, areaId }
  })
  const byPoint = countByArea(placed, 'point', book)
  const measures = new Map(comparedMeasures.map((measure) => [measure, latest(indicators, measure)]))
  const hardship = measures.get('hardship')!.values

  const providers = providersOf(figures.hosts.map(({ listings }) => listings))
  const hostOf = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  const missing: Gap[] = []
  if (outlines.length === 0) missing.push('no-areas')
  if (!venues.some(({ point }) => point !== null)) missing.push('no-points')
  for (const measure of comparedMeasures) {
    if (measures.get(measure)!.values.size === 0) missing.push(`no-${measure}`)
  }
  return {
    today: figures.today,
    listings: figures.listings,
    opportunities: figures.opportunities,
    online: figures.online,
    providers: {
      ...providers,
      hosts: figures.hosts.map(({ hostId, listings }) => {
        const host = hostOf.get(hostId)
        return { name: host?.name ?? '', slug: host?.slug ?? '', count: listings }
      }),
    },
    areas: outlines.map(({ id, name, outline }) => ({
      id,
      name,
      outline,
      listings: byPoint.counts.get(id) ?? 0,
      hardship: hardship.get(id) ?? null,
      population: measures.get('population')!.values.get(id) ?? null,
      publicSchoolPupils: measures.get('publicSchoolPupils')!.values.get(id) ?? null,
    })),
    placed: { counted: [...byPoint.counts.values()].reduce((sum, count) => sum + count, 0), without: byPoint.without },
    comparisons:
      hardship.size === 0
        ? []
        : areaMethods.map((method) => ({ method, ...compareWithNeed(countByArea(placed, method, book), hardship) })),
    sources: [...measures].flatMap(([measure, { year, source }]) =>
      source === null ? [] : [{ measure, year, source }],
    ),
    themes: figures.themes.map(({ theme, listings }) => ({ key: theme, count: listings })),
    prices: byPrice(figures.prices),
    ages: byAge(figures.ages),
    freshness: byFreshness(figures.listings, figures.freshness),
    missing,
  }
}

/** The newest year of a measure. */
function latest(
  indicators: readonly {
    readonly areaId: Id
    readonly measure: string
    readonly year: number
    readonly value: number
    readonly source: string
  }[],
  measure: string,
): { readonly year: number; readonly source: string | null; readonly values: ReadonlyMap<Id, number> } {
  const all = indicators.filter((indicator) => indicator.measure === measure)
  const year = Math.max(0, ...all.map((indicator) => indicator.year))
  const newest = all.filter((indicator) => indicator.year === year)
  return {
    year,
    source: newest[0]?.source ?? null,
    values: new Map(newest.map(({ areaId, value }) => [areaId, value])),
  }
}
