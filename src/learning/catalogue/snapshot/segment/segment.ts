import type { Spelling } from '#laws/text-index/spelling.ts'
import type { TextIndex } from '#laws/text-index/text-index.ts'
import type { ByteSlab } from './byte-slab.ts'
import type { Dictionary } from './dictionary.ts'
import type { FacetColumn } from './facet-column.ts'
import type { Profiles } from './profiles.ts'
import type { TimeView } from '../find/time-view.ts'
import type { Bits } from '#laws/bitset/bitset.ts'

export const facetNames = ['theme', 'kind', 'price', 'age', 'language', 'provides'] as const
/** Facets of the opportunity itself; area, weekday, access and online belong to its sessions. */
export type FacetName = (typeof facetNames)[number]

/** The names behind the numbers, shared by the segments of one snapshot; they only grow. */
export interface Dictionaries extends Readonly<Record<FacetName, Dictionary>> {
  /** Codes of areas. */
  readonly area: Dictionary
  /** Ids of hosts. */
  readonly host: Dictionary
}

/**
 * A part of the catalogue as plain arrays; never changed after it is made. Four levels, each numbered so that what
 * belongs together stands together: places (by their cells on earth) → stands (one opportunity at one place) → entries
 * (days, or a span of days, of one session). What is near each other on earth is near each other in memory.
 *
 * Most opportunities are at one place only. These, the settled, come first, in the order of their places, and their
 * stand has their number: so a circle on the map is a few runs of a bit set, and sets of opportunities and of stands
 * are the same there. The others, the wandering, come after in the order of their ids, their stands likewise, those of one
 * opportunity in one area beside each other.
 */
export interface Segment {
  readonly size: number
  /** How many are settled: the first so many opportunities, and the first so many stands. */
  readonly settled: number
  readonly ids: readonly string[]
  /** All opportunities by rising id. */
  readonly byId: Uint32Array
  readonly facets: Readonly<Record<FacetName, FacetColumn>>
  readonly profiles: Profiles
  readonly host: Uint32Array
  readonly ageMin: Uint8Array
  /** 255: no upper limit. */
  readonly ageMax: Uint8Array
  /** The least one can pay, in whole units; not a number: unknown. */
  readonly cheapest: Float32Array
  readonly full: Bits
  readonly text: TextIndex
  readonly totalLength: number
  /** Each opportunity's JSON without its last brace. */
  readonly described: ByteSlab

  /** Opportunity o has the stands from `standStarts[o]` up to `standStarts[o + 1]`. */
  readonly standStarts: Uint32Array
  readonly standOpportunity: Uint32Array
  readonly standPlace: Uint32Array
  /** Bits in the order of `accessFacts`: the place's facts and the offer's. */
  readonly standAccess: Uint8Array

  readonly entryStarts: Uint32Array
  /** Day numbers, both included; see `openStart` and `openEnd`. */
  readonly entryFirst: Int32Array
  readonly entryLast: Int32Array
  /** 1: the days within are not stated. */
  readonly entrySpan: Uint8Array
  readonly entrySession: Uint32Array
  /** The minute of its day at which each session begins; `noHour`: it does not say. */
  readonly sessionMinute: Uint16Array
  /** Each session's JSON, without its venue and its last brace. */
  readonly sessions: ByteSlab

  readonly places: Places
  /** Filled when first needed. */
  readonly lazy: Lazy
}

export interface Places {
  readonly size: number
  /** Each place's cell, rising; places without a point come last, in no cell. */
  readonly cell: Float64Array
  /** On the unit sphere; squares of straight distances order like distances on the ground. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
  /** Number in the dictionary of areas, -1: none. */
  readonly area: Int16Array
  readonly online: Uint8Array
  /** Place p has the stands of settled opportunities from `settledStarts[p]` up to `settledStarts[p + 1]`. */
  readonly settledStarts: Uint32Array
  /** And those of wandering ones in `wanderingStands` from `wanderingStarts[p]` up to `wanderingStarts[p + 1]`. */
  readonly wanderingStarts: Uint32Array
  readonly wanderingStands: Uint32Array
  /** The venue's JSON, or `null`. */
  readonly described: ByteSlab
  readonly venueIds: readonly (string | null)[]
}

export interface Lazy {
  spelling: Spelling | null
  readonly times: Map<string, TimeView>
  readonly filters: Map<string, Bits>
}

export const openStart = -(2 ** 30)
export const openEnd = 2 ** 30
export const noUpperAge = 255
/** After every minute of a day. */
export const noHour = 24 * 60
