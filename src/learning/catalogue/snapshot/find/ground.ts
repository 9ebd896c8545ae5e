import { addRange, fullBits, type Bits, type Words } from '#laws/bitset/bitset.ts'
import { placesWithin } from '../segment/cells.ts'
import { lendBits } from '../segment/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'

/** The stands of a segment within the distance asked for, before anything else is asked. */
export interface Ground {
  readonly stands: Bits
  /** Where these bits lie, those of settled stands and those of wandering ones; what sets hold elsewhere means nothing. */
  readonly words: Words
  readonly settledWords: Words
  readonly wanderingWords: Words
}

export function groundOf(segment: Segment, { within, centre }: Ask): Ground {
  const { settled, places } = segment
  if (!within || !centre) {
    const stands = everyStand(segment)
    const [beyond, begin] = [(settled + 31) >>> 5, settled >>> 5]
    return {
      stands,
      words: [0, stands.length],
      settledWords: [0, beyond],
      wanderingWords: [begin, stands.length],
    }
  }
  const runs = placesWithin(places, centre.point, within.metres, within.chord)
  const stands = lendBits(segment)
  const settledWords: number[] = []
  const wanderingWords: number[] = []
  for (let run = 0; run < runs.length; run += 2) {
    const [from, to] = [runs[run]!, runs[run + 1]!]
    put(stands, settledWords, places.settledStarts[from]!, places.settledStarts[to]!)
    put(stands, wanderingWords, places.wanderingStarts[from]!, places.wanderingStarts[to]!)
  }
  const words = [...settledWords]
  for (let pair = 0; pair < wanderingWords.length; pair += 2)
    join(words, wanderingWords[pair]!, wanderingWords[pair + 1]!)
  return { stands, words, settledWords, wanderingWords }
}

function put(stands: Bits, words: number[], from: number, to: number): void {
  if (from === to) return
  addRange(stands, from, to)
  join(words, from >>> 5, ((to - 1) >>> 5) + 1)
}

/** Runs close to each other are read as one: a few empty words cost less than one more run. */
const apart = 8

function join(words: number[], first: number, beyond: number): void {
  const last = words.length - 1
  if (last > 0 && first <= words[last]! + apart) words[last] = Math.max(beyond, words[last]!)
  else words.push(first, beyond)
}

function everyStand(segment: Segment): Bits {
  const { filters } = segment.lazy
  let bits = filters.get('')
  if (!bits) filters.set('', (bits = fullBits(segment.stands.length)))
  return bits
}
