import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { countOpenReports, loadOpenReportsOf, loadReports } from '../report-store.ts'
import type { Report } from '../report-words.ts'

/** So many of each kind stand on the page; the oldest waiting ones come first, so none is forgotten. */
const mostShown = 100

export interface ReportsForOffice {
  readonly waiting: number
  readonly open: readonly (Report & { readonly title: LocalText })[]
  readonly dealtWith: readonly (Report & { readonly title: LocalText })[]
}

/** What visitors say is wrong, and what the office has seen to lately. */
export const reportsForOffice = (city: City): Promise<ReportsForOffice> =>
  city.reading(async (tx) => ({
    waiting: await countOpenReports(tx),
    open: await loadReports(tx, false, mostShown),
    dealtWith: await loadReports(tx, true, mostShown),
  }))

/** How many wait for the office. */
export const countOpenReportsHere = (city: City): Promise<number> => city.reading(countOpenReports)

/** What is said to be wrong with one listing and waits. */
export const reportsOf = (opportunityId: Id, city: City): Promise<Report[]> =>
  city.reading((tx) => loadOpenReportsOf(tx, opportunityId))
