import { addBit, addRange, copyBits, hasBit, keepCommon, listBits, removeFrom, type Bits } from '#laws/bitset/bitset.ts'
import type { Corpus } from '#laws/text-index/expand-words.ts'
import { scoreDocuments } from '#laws/text-index/score-documents.ts'
import { chordTo } from '../segment/cells.ts'
import { lendBits, scratchOf } from '../segment/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import type { Passed } from './filters.ts'
import { join, type Ground } from './ground.ts'

/**
 * Of what passed, keeps only what holds the asked words; gives their scores by opportunity, null when no word is asked.
 * Words belong to opportunities, all else to stands: of wandering ones every document is scored, then its stands within
 * the distance are told.
 */
export function keepTelling(
  segment: Segment,
  ask: Ask,
  corpus: Corpus,
  passed: Passed,
  { words, settledWords }: Ground,
): Float64Array | null {
  if (ask.words.length === 0) return null
  const { scores: room, best, others } = scratchOf(segment)
  const { settled, size, places, standStarts, standPlace } = segment
  const emptySet = (): Bits => lendBits(segment)
  const documents = emptySet()
  copyBits(documents, passed.almost, settledWords)
  removeFrom(documents, settled)
  addRange(documents, settled, size)
  const wandering = [settled >>> 5, (size + 31) >>> 5] as const
  const scored = [...settledWords]
  join(scored, ...wandering)
  const among = { documents, words: scored }
  const { matches, scores } = scoreDocuments(segment.text, ask.words, corpus, room, best, emptySet, among)
  const telling = emptySet()
  copyBits(telling, matches, settledWords)
  removeFrom(telling, settled)
  const length = listBits(matches, others, wandering)
  for (let at = 0; at < length; at += 1) {
    const opportunity = others[at]!
    // The filters say the same of all its stands.
    if (opportunity < settled || !hasBit(passed.almost, standStarts[opportunity]!)) continue
    const end = standStarts[opportunity + 1]!
    for (let stand = standStarts[opportunity]!; stand < end; stand += 1) {
      if (!ask.within || chordTo(places, standPlace[stand]!, ask.centre!.vector) <= ask.within.chord) {
        addBit(telling, stand)
      }
    }
  }
  for (const bits of new Set([passed.all, passed.almost, ...passed.without.values()])) keepCommon(bits, telling, words)
  return scores
}
