import { listBits, type Bits, type Words } from '#laws/bitset/bitset.ts'
import { chordTo } from '../segment/cells.ts'
import { scratchOf } from '../segment/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import type { TimeView } from './time-view.ts'

/** Opportunities that answer: the settled, rising, then the wandering, each once. */
export interface Gathered {
  readonly list: Uint32Array
  readonly settled: Uint32Array
  readonly wandering: Uint32Array
  /** The stands of the wandering ones that answer; the settled ones' have their numbers. */
  readonly wanderingStands: Uint32Array
}

/**
 * From the stands that answer to their opportunities. What the stands of one say together is left in the scratch:
 * flags, next occurrence and, if asked, the squared chord to the nearest.
 */
export function gather(segment: Segment, view: TimeView, ask: Ask, stands: Bits, words: Words): Gathered {
  const scratch = scratchOf(segment)
  const { list: room, chord, flags, next } = scratch
  const { standOpportunity, standPlace, places } = segment
  const told = view.stands
  const length = listBits(stands, room, words)
  const split = splitAt(segment, room, length)
  const wanderingStands = scratch.stands.subarray(0, length - split)
  wanderingStands.set(room.subarray(split, length))
  const from = ask.sort === 'nearest' ? ask.centre!.vector : null
  let end = split
  let last = -1
  for (let at = 0; at < wanderingStands.length; at += 1) {
    const stand = wanderingStands[at]!
    const opportunity = standOpportunity[stand]!
    // The stands of one opportunity follow each other.
    if (opportunity !== last) {
      last = opportunity
      room[end] = opportunity
      end += 1
      flags[opportunity] = told.flags[stand]!
      next[opportunity] = told.next[stand]!
      chord[opportunity] = Number.POSITIVE_INFINITY
    } else {
      flags[opportunity]! |= told.flags[stand]!
      if (told.next[stand]! < next[opportunity]!) next[opportunity] = told.next[stand]!
    }
    if (from) {
      const away = chordTo(places, standPlace[stand]!, from)
      if (away < chord[opportunity]!) chord[opportunity] = away
    }
  }
  return {
    list: room.subarray(0, end),
    settled: room.subarray(0, split),
    wandering: room.subarray(split, end),
    wanderingStands,
  }
}

/** The same for counting only; good until the next set is listed. */
export function opportunitiesOf(segment: Segment, stands: Bits, words: Words): Uint32Array {
  const scratch = scratchOf(segment)
  const { others } = scratch
  const length = listBits(stands, others, words)
  let last = -1
  let end = splitAt(segment, others, length)
  for (let at = end; at < length; at += 1) {
    const opportunity = segment.standOpportunity[others[at]!]!
    if (opportunity === last) continue
    last = opportunity
    others[end] = opportunity
    end += 1
  }
  return others.subarray(0, end)
}

/** The same, and what the stands of each wandering one say together, in `otherFlags` of the scratch. */
export function opportunitiesSaying(segment: Segment, view: TimeView, stands: Bits, words: Words): Uint32Array {
  const scratch = scratchOf(segment)
  const { others, otherFlags } = scratch
  const length = listBits(stands, others, words)
  let last = -1
  let end = splitAt(segment, others, length)
  for (let at = end; at < length; at += 1) {
    const stand = others[at]!
    const opportunity = segment.standOpportunity[stand]!
    if (opportunity === last) otherFlags[opportunity]! |= view.stands.flags[stand]!
    else {
      last = opportunity
      otherFlags[opportunity] = view.stands.flags[stand]!
      others[end] = opportunity
      end += 1
    }
  }
  return others.subarray(0, end)
}

/** Where in a rising list of stands the wandering ones begin. */
function splitAt({ settled }: Segment, list: Uint32Array, length: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < settled) low = middle + 1
    else high = middle
  }
  return low
}
