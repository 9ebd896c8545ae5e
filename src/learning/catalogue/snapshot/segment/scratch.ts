import type { Segment } from './segment.ts'

/**
 * Room to work in, one number an opportunity or pair, made once a segment: a question that had to clear eighty kilobytes
 * would spend more on that than on answering. Its contents mean something only within one question.
 */
export interface Scratch {
  readonly list: Uint32Array
  readonly others: Uint32Array
  readonly scores: Float64Array
  readonly best: Float64Array
  readonly chord: Float64Array
  readonly count: Uint32Array
  readonly next: Int32Array
  readonly days: Uint8Array
  readonly access: Uint8Array
  readonly online: Uint8Array
  readonly otherDays: Uint8Array
  /** The last question (by its number) that met this pair; for `seenOnline` times four, with the values met. */
  readonly seenPair: Float64Array
  readonly seenOnline: Float64Array
  question: number
}

const scratches = new WeakMap<Segment, Scratch>()

export function scratchOf(segment: Segment): Scratch {
  let scratch = scratches.get(segment)
  if (!scratch) {
    const { size, pairs } = segment
    scratch = {
      list: new Uint32Array(size),
      others: new Uint32Array(size),
      scores: new Float64Array(size),
      best: new Float64Array(size),
      chord: new Float64Array(size),
      count: new Uint32Array(size),
      next: new Int32Array(size),
      days: new Uint8Array(size),
      access: new Uint8Array(size),
      online: new Uint8Array(size),
      otherDays: new Uint8Array(size),
      seenPair: new Float64Array(pairs),
      seenOnline: new Float64Array(size),
      question: 0,
    }
    scratches.set(segment, scratch)
  }
  return scratch
}
