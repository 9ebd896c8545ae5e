import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'

/** A ring is a closed list of [lon, lat]; a polygon its outer ring and holes; an area may have several. */
export type MultiPolygon = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface Area {
  readonly id: Id
  /** The publisher's own code: safer than a name. */
  readonly code: string
  readonly name: string
  /** Other names people use for this one area: the name of a village that grew into a city. */
  readonly otherNames: readonly string[]
  readonly district: string | null
  readonly boundary: MultiPolygon
  readonly centre: Point
  readonly population: number | null
}

/** What pages and charts need of an area: its boundary with as few corners as a picture needs. */
export interface AreaOutline {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly otherNames: readonly string[]
  readonly district: string | null
  readonly centre: Point
  readonly population: number | null
  readonly populationYear: number | null
  readonly outline: MultiPolygon
}

/** One measure of one area, with where it comes from: `hardship` 2012, `publicSchoolPupils` 2018. */
export interface Indicator {
  readonly areaId: Id
  readonly measure: string
  readonly year: number
  readonly value: number
  readonly source: string
}

/** Where an area's facts stand in a publisher's file, as data. */
export const areaRecipe = z.object({
  code: z.string(),
  name: z.string(),
  district: z.string().nullable().default(null),
  /** The file writes names in capitals: `LOWER WEST SIDE`. */
  capitals: z.boolean().default(false),
  /** Names we know better than the file does, by code: `{"76": "O'Hare"}`. */
  named: z.record(z.string(), z.string()).default({}),
})
export type AreaRecipe = z.output<typeof areaRecipe>

export interface AreaFeature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: MultiPolygon
}

/** Where a measure stands in a table, by the names of its columns; the year in a column or the same for all. */
export interface MeasureColumns {
  readonly code: string
  readonly value: string
  readonly yearColumn?: string | undefined
  readonly year?: number | undefined
}

/** Where a measure that stands at points (pupils at their school) is in a table. */
export interface PointColumns {
  readonly lat: string
  readonly lon: string
  readonly value: string
}

/** Rows of a table as a reader gives them, by column name. */
export type Table = Iterable<Readonly<Record<string, string>>>

/** Answers where things are, from memory. */
export interface AreaBook {
  /** The area a point lies in; null: outside all of them. */
  areaAt(point: Point): Id | null
  /** The areas a written name means: none, one, or the several a label covers ("Bronzeville"). */
  areasNamed(name: string): readonly Id[]
  /** The same without the other names people use: only as the publisher of the areas writes it. */
  areasOfficiallyNamed(name: string): readonly Id[]
  readonly size: number
}

/** Another name of one area, or a label over several ("Bronzeville"). */
export interface OtherName {
  readonly name: string
  readonly areaNames: readonly string[]
}
