import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'

/** One place's commons: a village, a city, a state or a network without learners. */
export interface Ecosystem {
  readonly id: Id
  readonly slug: string
  /** Its own host name, where it has one; then the slug's prefix redirects away. */
  readonly host: string | null
  readonly name: LocalText
  readonly purpose: LocalText
  readonly manifesto: LocalText
  /** The one colour an ecosystem brings, `#rrggbb`, checked ≥ 4.5:1 on paper and night. */
  readonly accent: string
  /** IANA zone, `America/Chicago`. */
  readonly timeZone: string
  /** Languages its people write in, first is the main one. */
  readonly languages: readonly Language[]
  readonly currency: string
  readonly ages: { readonly min: number; readonly max: number }
  /** When the ecosystem itself began, if known. */
  readonly since: Day | null
  readonly centre: Point | null
  /** Typed settings of each slice, parsed by that slice's own schema. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Plainly says that this is a demonstration, and its one line about shifted dates. */
  readonly demonstration: boolean
}

/** Paths of the installation itself; an ecosystem can not take their names. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'api',
  'office',
  'verify',
  'sign-in',
  'me',
  'style',
  'assets',
  'healthz',
  'readyz',
  'metrics',
  'ims',
  'xapi',
  '.well-known',
])

export const slugShape = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/)
  .refine((slug) => !reservedSlugs.has(slug))

/** A ring is a closed list of [lon, lat]; a polygon its outer ring and holes; an area may have several. */
export type MultiPolygon = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface Area {
  readonly id: Id
  /** The publisher's own code: safer than a name. */
  readonly code: string
  readonly name: string
  /** Other names people use: Pilsen for Lower West Side. */
  readonly otherNames: readonly string[]
  readonly district: string | null
  readonly boundary: MultiPolygon
  readonly centre: Point
  readonly population: number | null
}

/** One measure of one area, with where it comes from: `hardship` 2012, `publicSchoolPupils` 2018. */
export interface Indicator {
  readonly areaId: Id
  readonly measure: string
  readonly year: number
  readonly value: number
  readonly source: string
}

export type EcosystemRefusal =
  | 'ecosystems.slug-taken'
  | 'ecosystems.slug-reserved'
  | 'ecosystems.accent-too-pale'
  | 'ecosystems.unknown-time-zone'
  | 'ecosystems.not-here'
