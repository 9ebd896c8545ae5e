import { seasons, type DemandSort, type Season } from '../words.ts'

/** What is compared of a want; what small numbers hold back is null here already. */
export interface Sortable {
  readonly id: string
  readonly askers: number | null
  readonly area: string | null
  readonly season: Season | null
}

const last = '\u{10ffff}'

/** The most asked for first; by area and season those that are shown first, each then by how many. Ids sort by age. */
export function sortDemand<One extends Sortable>(rows: readonly One[], by: DemandSort): One[] {
  const byAsked = (a: One, b: One): number => (b.askers ?? 0) - (a.askers ?? 0)
  const byId = (a: One, b: One): number => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  const seasonOf = ({ season }: One): number => (season === null ? seasons.length : seasons.indexOf(season))
  const orders: Readonly<Record<DemandSort, (a: One, b: One) => number>> = {
    asked: byAsked,
    area: (a, b) => (a.area ?? last).localeCompare(b.area ?? last) || byAsked(a, b),
    season: (a, b) => seasonOf(a) - seasonOf(b) || byAsked(a, b),
    newest: byId,
  }
  return rows.toSorted((a, b) => orders[by](a, b) || byId(a, b))
}
