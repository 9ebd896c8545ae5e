import { emptyBits, type Bits } from '#laws/bitset/bitset.ts'
import type { Segment } from './segment.ts'

/**
 * Room to work in, one number an opportunity or pair, made once a segment: a question that had to clear eighty kilobytes
 * would spend more on that than on answering. Its contents mean something only within one question.
 */
export interface Scratch {
  /** Room for stands or opportunities. */
  readonly list: Uint32Array
  readonly others: Uint32Array
  readonly stands: Uint32Array
  readonly scores: Float64Array
  readonly best: Float64Array
  /** What the stands of one wandering opportunity say together. */
  readonly chord: Float64Array
  readonly next: Int32Array
  readonly flags: Uint16Array
  readonly otherFlags: Uint16Array
  /** Histograms, all zero between two uses, and what was met while filling one. */
  readonly perProfile: Uint32Array
  readonly perFlags: Uint32Array
  readonly met: Uint32Array
  /** Sets lent to the question at hand: memory asked for anew costs more than clearing it. */
  readonly sets: Bits[]
  lent: number
}

/** Weekdays, access facts, in person and online: as a time view packs them. */
const flagBits = 14

const scratches = new WeakMap<Segment, Scratch>()

export function scratchOf(segment: Segment): Scratch {
  let scratch = scratches.get(segment)
  if (!scratch) {
    const { size, profiles } = segment
    const most = Math.max(size, segment.standOpportunity.length)
    scratch = {
      list: new Uint32Array(most),
      others: new Uint32Array(most),
      stands: new Uint32Array(most),
      scores: new Float64Array(size),
      best: new Float64Array(size),
      chord: new Float64Array(size),
      next: new Int32Array(size),
      flags: new Uint16Array(size),
      otherFlags: new Uint16Array(size),
      perProfile: new Uint32Array(profiles.size),
      perFlags: new Uint32Array(1 << flagBits),
      met: new Uint32Array(Math.max(profiles.size, 1 << flagBits)),
      sets: [],
      lent: 0,
    }
    scratches.set(segment, scratch)
  }
  return scratch
}

/** Everything lent to the question before is free again. */
export function takeBack(segment: Segment): void {
  scratchOf(segment).lent = 0
}

/** A set of stands or of opportunities, empty; the borrower's until the next question. */
export const lendBits = (segment: Segment): Bits => lendRoom(segment).fill(0)

/** The same, holding whatever it held: for who copies into every word that matters. */
export function lendRoom(segment: Segment): Bits {
  const scratch = scratchOf(segment)
  const bits = (scratch.sets[scratch.lent] ??= emptyBits(scratch.list.length))
  scratch.lent += 1
  return bits
}
