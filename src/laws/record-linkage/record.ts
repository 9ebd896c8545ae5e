import type { Day, WallTime } from '#kernel/instant.ts'
import type { Point } from '#kernel/place.ts'

/** What linkage knows of one row of one source. Null: the source does not say, and that part is not scored. */
export interface LinkRecord {
  /** Any stable name of the source; two rows of one source with different original ids are never merged. */
  readonly source: string
  readonly originalId: string
  readonly title: string
  readonly venue: string | null
  readonly host: string | null
  readonly point: Point | null
  readonly startOn: Day | null
  readonly startTime: WallTime | null
  readonly link: string | null
  /** Rows of other sources that this source itself calls the same; believed, also across dates. */
  readonly sameAs?: readonly RecordName[]
}

export interface RecordName {
  readonly source: string
  readonly originalId: string
}

/** One string for a row's name; sources and original ids may hold anything, so their lengths keep them apart. */
export const recordKey = (name: RecordName): string => `${name.source.length}:${name.source}:${name.originalId}`
