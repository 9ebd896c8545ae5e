import { addBit, emptyBits, hasBit, type Bits } from '#laws/bitset/bitset.ts'
import type { AskedWord, Corpus } from './expand-words.ts'
import { numberOfTerm, type TextIndex } from './text-index.ts'

/** Okapi BM25 (Robertson and Zaragoza 2009): how soon repetition stops to count, and how much length is held against. */
const saturation = 1.2
const lengthMatters = 0.5

export interface Scored {
  /** Documents in which every word of the question stands in some meaning. */
  readonly matches: Bits
  /** Valid where `matches` has the document. */
  readonly scores: Float64Array
}

/**
 * Scores every document that holds all asked words; a word scores by its best meaning there.
 * The result depends on the document and the corpus only, not on which other documents share its index.
 * @param scores room for one number a document, overwritten where it matches
 * @param best room of the same size to work in
 * @param emptySet where its sets come from: one a word
 */
export function scoreDocuments(
  index: TextIndex,
  asked: readonly AskedWord[],
  corpus: Pick<Corpus, 'documents' | 'totalLength'>,
  scores: Float64Array,
  best: Float64Array = new Float64Array(scores.length),
  emptySet: () => Bits = () => emptyBits(index.lengths.length),
): Scored {
  const averageLength = corpus.totalLength / Math.max(1, corpus.documents)
  let before: Bits | null = null
  let matches: Bits | null = null
  for (const { meanings } of asked) {
    matches = emptySet()
    for (const { term, likeness, frequency } of meanings) {
      const number = numberOfTerm(index, term)
      if (number < 0) continue
      const rarity = Math.log(1 + (corpus.documents - frequency + 0.5) / (frequency + 0.5))
      for (let at = index.starts[number]!; at < index.starts[number + 1]!; at += 1) {
        const document = index.documents[at]!
        if (before !== null && !hasBit(before, document)) continue
        const weight = index.weights[at]!
        const norm = saturation * (1 - lengthMatters + (lengthMatters * index.lengths[document]!) / averageLength)
        const score = (likeness * rarity * weight * (saturation + 1)) / (weight + norm)
        if (!hasBit(matches, document)) {
          addBit(matches, document)
          scores[document] = before === null ? score : scores[document]! + score
          best[document] = score
        } else if (score > best[document]!) {
          scores[document] = scores[document]! + score - best[document]!
          best[document] = score
        }
      }
    }
    before = matches
  }
  return { matches: matches ?? emptySet(), scores }
}
