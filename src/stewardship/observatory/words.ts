import type { Id } from '#kernel/id.ts'

/** Ways of telling which area a listing belongs to. The choice moves every figure by area, so all are shown. */
export const areaMethods = ['point', 'written', 'aliases', 'each'] as const
/**
 * `point`: the area its venue's point lies in (the one we publish). `written`: the area's name as the feed wrote it,
 * unrepaired. `aliases`: with other names that mean exactly one area. `each`: a label over several areas counts in each.
 */
export type AreaMethod = (typeof areaMethods)[number]

/** Listings that stand at one venue, or at one written place. */
export interface PlacedListings {
  readonly count: number
  readonly areaAsWritten: string | null
  /** By its point; null where it has none or lies outside. */
  readonly areaId: Id | null
}

export interface AreaCount {
  readonly counts: ReadonlyMap<Id, number>
  /** Listings that this method puts in no area. */
  readonly without: number
}

/** What areas are compared with, in the order of the page. Each appears only where its data exist. */
export const comparedMeasures = ['hardship', 'population', 'publicSchoolPupils'] as const
export type ComparedMeasure = (typeof comparedMeasures)[number]

/** Listings of one area beside what is known of it. */
export interface AreaRow {
  readonly id: Id
  readonly name: string
  readonly listings: number
  readonly hardship: number | null
  readonly population: number | null
  readonly publicSchoolPupils: number | null
}
