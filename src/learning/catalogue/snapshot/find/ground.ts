import { addBit, addRange, fullBits, type Bits, type Words } from '#laws/bitset/bitset.ts'
import { placesWithin } from '../segment/cells.ts'
import { lendBits } from '../segment/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'

/** The stands of a segment within the distance asked for, before anything else is asked; with asked words all wandering ones. */
export interface Ground {
  readonly stands: Bits
  /** Where these bits lie, those of settled stands and those of wandering ones; what sets hold elsewhere means nothing. */
  readonly words: Words
  readonly settledWords: Words
  readonly wanderingWords: Words
}

export function groundOf(segment: Segment, { within, centre, words: asked }: Ask): Ground {
  const { settled, places, standOpportunity } = segment
  const end = standOpportunity.length
  const wanderingWords = settled < end ? [settled >>> 5, (end + 31) >>> 5] : []
  if (!within || !centre) {
    const settledWords = [0, (settled + 31) >>> 5]
    return { stands: everyStand(segment), words: [0, (end + 31) >>> 5], settledWords, wanderingWords }
  }
  const runs = placesWithin(places, centre.point, within.metres, within.chord)
  const stands = lendBits(segment)
  const settledWords: number[] = []
  for (let run = 0; run < runs.length; run += 2) {
    const from = places.settledStarts[runs[run]!]!
    const to = places.settledStarts[runs[run + 1]!]!
    addRange(stands, from, to)
    if (from < to) join(settledWords, from >>> 5, ((to - 1) >>> 5) + 1)
  }
  // Few hold the asked words: where those stand is looked at then.
  if (asked.length > 0) addRange(stands, settled, end)
  else addWanderers(segment, runs, stands)
  const words = [...settledWords]
  if (settled < end) join(words, wanderingWords[0]!, wanderingWords[1]!)
  return { stands, words, settledWords, wanderingWords }
}

function addWanderers({ places }: Segment, runs: readonly number[], stands: Bits): void {
  const { wanderingStarts, wanderingStands } = places
  for (let run = 0; run < runs.length; run += 2) {
    const end = wanderingStarts[runs[run + 1]!]!
    for (let at = wanderingStarts[runs[run]!]!; at < end; at += 1) addBit(stands, wanderingStands[at]!)
  }
}

/** Runs close to each other are read as one: a few empty words cost less than one more run. */
const apart = 8

/** Rising runs and one that begins no earlier than the last of them. */
export function join(words: number[], first: number, beyond: number): void {
  const last = words.length - 1
  if (last > 0 && first <= words[last]! + apart) words[last] = Math.max(beyond, words[last]!)
  else words.push(first, beyond)
}

function everyStand(segment: Segment): Bits {
  const { filters } = segment.lazy
  let bits = filters.get('')
  if (!bits) filters.set('', (bits = fullBits(segment.standOpportunity.length)))
  return bits
}
