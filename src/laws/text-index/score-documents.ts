import { addBit, emptyBits, hasBit, type Bits, type Words } from '#laws/bitset/bitset.ts'
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

/** Which documents are looked at. */
export interface Among {
  readonly documents: Bits
  /** All of them lie within these words. */
  readonly words: Words
}

/**
 * Scores every document that holds all asked words; a word scores by its best meaning there.
 * The result depends on the document and the corpus only, not on which other documents share its index.
 * @param scores room for one number a document, overwritten where it matches
 * @param best room of the same size to work in
 * @param emptySet where its sets come from: one a word
 * @param among null: all documents
 */
export function scoreDocuments(
  index: TextIndex,
  asked: readonly AskedWord[],
  corpus: Pick<Corpus, 'documents' | 'totalLength'>,
  scores: Float64Array,
  best: Float64Array = new Float64Array(scores.length),
  emptySet: () => Bits = () => emptyBits(index.lengths.length),
  among: Among | null = null,
): Scored {
  const { documents, weights, lengths } = index
  const averageLength = corpus.totalLength / Math.max(1, corpus.documents)
  const words = among?.words ?? [0, (lengths.length + 31) >>> 5]
  let before: Bits | null = among?.documents ?? null
  let isFirst = true
  let matches: Bits | null = null
  for (const { meanings } of asked) {
    matches = emptySet()
    for (const { term, likeness, frequency } of meanings) {
      const number = numberOfTerm(index, term)
      if (number < 0) continue
      const rarity = Math.log(1 + (corpus.documents - frequency + 0.5) / (frequency + 0.5))
      let at = index.starts[number]!
      const end = index.starts[number + 1]!
      for (let pair = 0; pair < words.length && at < end; pair += 2) {
        at = firstFrom(documents, at, end, words[pair]! * 32)
        const beyond = words[pair + 1]! * 32
        for (; at < end; at += 1) {
          const document = documents[at]!
          if (document >= beyond) break
          if (before !== null && !hasBit(before, document)) continue
          const weight = weights[at]!
          const norm = saturation * (1 - lengthMatters + (lengthMatters * lengths[document]!) / averageLength)
          const score = (likeness * rarity * weight * (saturation + 1)) / (weight + norm)
          if (!hasBit(matches, document)) {
            addBit(matches, document)
            scores[document] = isFirst ? score : scores[document]! + score
            best[document] = score
          } else if (score > best[document]!) {
            scores[document] = scores[document]! + score - best[document]!
            best[document] = score
          }
        }
      }
    }
    before = matches
    isFirst = false
  }
  return { matches: matches ?? emptySet(), scores }
}

/** Where the first document from `document` on stands, of those from `at` up to `end`. */
function firstFrom(documents: Uint32Array, at: number, end: number, document: number): number {
  let low = at
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (documents[middle]! < document) low = middle + 1
    else high = middle
  }
  return low
}
