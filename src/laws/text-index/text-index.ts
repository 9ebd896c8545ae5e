import { GrowingNumbers } from './growing-numbers.ts'

/**
 * An inverted index: for each term the documents that hold it, with how much it weighs there. Documents are whole
 * numbers from 0, added in rising order. Plain typed arrays, for memory and speed; nothing changes after it is made.
 */
export interface TextIndex {
  /** In code-unit order. */
  readonly terms: readonly string[]
  /** Term t's documents stand from `starts[t]` up to `starts[t + 1]`, rising. */
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  readonly weights: Uint8Array
  /** Words in each document. */
  readonly lengths: Uint16Array
}

/** A document as the index takes it: its terms with their weights (1 to 255), and its length in words. */
export interface IndexedText {
  readonly weights: ReadonlyMap<string, number>
  readonly length: number
}

export interface TextIndexBuilder {
  add(text: IndexedText): void
  /** @param order for each number a document shall have, the number it came with; without it they keep theirs */
  finish(order?: Uint32Array): TextIndex
}

const heaviest = 255
const longest = 65_535

export function buildTextIndex(): TextIndexBuilder {
  const numberOf = new Map<string, number>()
  const termOf = new GrowingNumbers(Uint32Array)
  const weightOf = new GrowingNumbers(Uint8Array)
  /** Where the terms of each document begin. */
  const begins = new GrowingNumbers(Uint32Array)
  const lengths = new GrowingNumbers(Uint16Array)

  return {
    add(text) {
      begins.push(termOf.length)
      for (const [term, weight] of text.weights) {
        let number = numberOf.get(term)
        if (number === undefined) {
          number = numberOf.size
          numberOf.set(ofItsOwn(term), number)
        }
        termOf.push(number)
        weightOf.push(Math.min(heaviest, weight))
      }
      lengths.push(Math.min(longest, text.length))
    },
    finish(order) {
      const terms = [...numberOf.keys()].sort(byCodeUnit)
      const placeOf = new Uint32Array(terms.length)
      for (let place = 0; place < terms.length; place += 1) placeOf[numberOf.get(terms[place]!)!] = place
      const [terming, weighing] = [termOf.all(), weightOf.all()]
      // Counting sort by term; the documents of one term stay in rising order.
      const starts = new Uint32Array(terms.length + 1)
      for (const number of terming) starts[placeOf[number]! + 1]! += 1
      for (let place = 0; place < terms.length; place += 1) starts[place + 1]! += starts[place]!
      const next = starts.slice(0, terms.length)
      const documents = new Uint32Array(terming.length)
      const weights = new Uint8Array(terming.length)
      const count = begins.length
      begins.push(terming.length)
      const [begin, came] = [begins.all(), lengths.all()]
      for (let document = 0; document < count; document += 1) {
        const before = order ? order[document]! : document
        for (let index = begin[before]!; index < begin[before + 1]!; index += 1) {
          const place = placeOf[terming[index]!]!
          const slot = next[place]!
          next[place] = slot + 1
          documents[slot] = document
          weights[slot] = weighing[index]!
        }
      }
      return { terms, starts, documents, weights, lengths: order ? came.map((_, at) => came[order[at]!]!) : came }
    },
  }
}

/** A long word cut from a text keeps the whole text in memory; its copy does not. */
const ofItsOwn = (word: string): string => Buffer.from(word).toString()

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Where the first term that is not before `text` stands. */
export function firstTermFrom(index: TextIndex, text: string): number {
  let low = 0
  let high = index.terms.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (index.terms[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}

/** The term's number, or -1. */
export function numberOfTerm(index: TextIndex, term: string): number {
  const place = firstTermFrom(index, term)
  return index.terms[place] === term ? place : -1
}

/** All terms that begin with `prefix`. */
export function termsBeginning(index: TextIndex, prefix: string): string[] {
  const found: string[] = []
  for (let place = firstTermFrom(index, prefix); index.terms[place]?.startsWith(prefix); place += 1) {
    found.push(index.terms[place]!)
  }
  return found
}
