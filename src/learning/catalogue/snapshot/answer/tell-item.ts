import { textOf } from '../segment/byte-slab.ts'
import type { Segment } from '../segment/segment.ts'

/** A session of an opportunity at a place, in the numbers of its segment. */
export interface Told {
  readonly segment: Segment
  readonly opportunity: number
  readonly session: number
  readonly place: number
}

/** The session as JSON with its venue. */
export const sessionJson = ({ segment, session, place }: Told): string =>
  `${textOf(segment.sessions, session)},"venue":${textOf(segment.places.described, place)}}`

/** The opportunity as the search tells it, with this one session: the same shape as an item of an answer. */
export const itemJson = (told: Told, listings: number): string =>
  `${textOf(told.segment.described, told.opportunity)},"listings":${listings},"sessions":[${sessionJson(told)}]}`
