import type { MultiPolygon } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'

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

/** Listings of one area beside what is known of it. */
export interface AreaRow {
  readonly id: Id
  readonly name: string
  readonly listings: number
  readonly hardship: number | null
  readonly population: number | null
  readonly publicSchoolPupils: number | null
}

export interface Counted<Key extends string = string> {
  readonly key: Key
  readonly count: number
}

export interface AgesCounted {
  readonly min: number | null
  readonly max: number | null
  readonly listings: number
}

export interface FreshnessCounted {
  readonly verified: number
  /** Within the last 365 days. */
  readonly verifiedLately: number
}

export interface Providers {
  readonly count: number
  readonly effective: number | null
  readonly largestShare: number | null
}

export interface NamedCount {
  readonly name: string
  readonly slug: string
  readonly count: number
}

/** Why something is not on the page. */
export const gaps = ['no-areas', 'no-points', 'no-hardship', 'no-population', 'no-publicSchoolPupils'] as const
export type Gap = (typeof gaps)[number]

/** Everything the observatory shows of one ecosystem, in plain values. */
export interface Observed {
  readonly today: Day
  readonly listings: number
  readonly opportunities: number
  readonly online: number
  readonly providers: Providers & { readonly hosts: readonly NamedCount[] }
  readonly areas: readonly ObservedArea[]
  /** By the point of the venue: counted in an area, and not. */
  readonly placed: { readonly counted: number; readonly without: number }
  /** Listings against hardship, told in four ways; empty without hardship. */
  readonly comparisons: readonly ObservedComparison[]
  readonly sources: readonly { readonly measure: string; readonly year: number; readonly source: string }[]
  readonly themes: readonly Counted[]
  readonly prices: readonly Counted[]
  readonly ages: readonly Counted[]
  readonly freshness: readonly Counted[]
  readonly missing: readonly Gap[]
}

export interface ObservedArea extends AreaRow {
  readonly outline: MultiPolygon
}

export interface ObservedComparison {
  readonly method: AreaMethod
  readonly correlation: number | null
  readonly areas: number
  readonly counted: number
  readonly without: number
}

export const figureNames = ['areas', 'methods', 'providers', 'themes', 'prices', 'ages', 'freshness'] as const
export type FigureName = (typeof figureNames)[number]
