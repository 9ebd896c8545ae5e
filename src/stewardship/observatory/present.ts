import { writeCsv } from '#standards/csv/write-csv.ts'
import type { FigureName, Observed } from './words.ts'

type Cells = readonly (string | number | null)[]

/** Each figure as the table it is made of; columns in English, as data people expect them. */
const tables: Record<
  FigureName,
  (observed: Observed) => { readonly head: readonly string[]; readonly rows: readonly Cells[] }
> = {
  areas: ({ areas }) => ({
    head: ['area', 'listings', 'hardship', 'population', 'public_school_pupils'],
    rows: areas.map((area) => [area.name, area.listings, area.hardship, area.population, area.publicSchoolPupils]),
  }),
  methods: ({ comparisons }) => ({
    head: ['method', 'spearman_with_hardship', 'areas', 'listings_counted', 'listings_without_area'],
    rows: comparisons.map(({ method, correlation, areas, counted, without }) => [
      method,
      correlation === null ? null : Math.round(correlation * 10_000) / 10_000,
      areas,
      counted,
      without,
    ]),
  }),
  providers: ({ providers }) => ({
    head: ['provider', 'listings'],
    rows: providers.hosts.map(({ name, count }) => [name, count]),
  }),
  themes: ({ themes }) => counted('theme', themes),
  prices: ({ prices }) => counted('price', prices),
  ages: ({ ages }) => counted('ages', ages),
  freshness: ({ freshness }) => counted('last_looked_at', freshness),
}

const counted = (name: string, counts: readonly { readonly key: string; readonly count: number }[]) => ({
  head: [name, 'listings'],
  rows: counts.map(({ key, count }) => [key, count]),
})

/** One figure of the observatory as CSV. */
export function figureCsv(name: FigureName, observed: Observed): string {
  const { head, rows } = tables[name](observed)
  return [...writeCsv(head, rows, { byteOrderMark: true })].join('')
}
