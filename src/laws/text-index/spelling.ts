import { editDistance } from '#laws/text/edit-distance.ts'

/**
 * Finds the terms within two typing errors of a word without comparing it with every term (symmetric deletion):
 * if two words lie within d errors, then deleting at most d letters from each makes them equal somewhere.
 * Only the first seven letters are deleted from, which keeps the index small and only adds candidates; each candidate is
 * measured in the end.
 */
export interface Spelling {
  readonly terms: readonly string[]
  /** Hash of a shortened term × 2²¹ + the term's number, rising: one flat array instead of a map of lists. */
  readonly keys: Float64Array
}

const seen = 7
const numbers = 2 ** 21
const shortestTerm = 3
const longestTerm = 24
const onlyLetters = /^\p{L}+$/u

/** How many errors we forgive in a word: none in short ones, where every word is near every other. */
export const errorsForgiven = (word: string): 0 | 1 | 2 => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** @param terms at most 2²¹ of them */
export function buildSpelling(terms: readonly string[]): Spelling {
  const keys: number[] = []
  for (let number = 0; number < Math.min(terms.length, numbers); number += 1) {
    const term = terms[number]!
    if (term.length < shortestTerm || term.length > longestTerm || !onlyLetters.test(term)) continue
    // A term of five letters is never compared with a word that is forgiven two errors (eight letters).
    for (const hash of hashesOfShortened(term, term.length < 6 ? 1 : 2)) keys.push(hash * numbers + number)
  }
  return { terms, keys: Float64Array.from(keys).sort() }
}

export interface NearTerm {
  readonly term: string
  readonly errors: number
}

/** Terms within the errors we forgive in this word; the word itself is one of them if it is a term. */
export function termsNear(spelling: Spelling, word: string): NearTerm[] {
  const forgiven = errorsForgiven(word)
  if (forgiven === 0 || word.length > longestTerm + 2 || !onlyLetters.test(word)) return []
  const candidates = new Set<number>()
  for (const hash of hashesOfShortened(word, forgiven)) {
    const base = hash * numbers
    for (let at = firstFrom(spelling.keys, base); spelling.keys[at]! < base + numbers; at += 1) {
      candidates.add(spelling.keys[at]! - base)
    }
  }
  const near: NearTerm[] = []
  for (const number of candidates) {
    const term = spelling.terms[number]!
    const errors = editDistance(word, term, forgiven)
    if (errors <= forgiven) near.push({ term, errors })
  }
  return near
}

function hashesOfShortened(word: string, deletions: number): Set<number> {
  const hashes = new Set<number>()
  const shorten = (text: string, left: number, from: number): void => {
    hashes.add(hashOf(text))
    if (left === 0) return
    for (let at = from; at < text.length; at += 1) shorten(text.slice(0, at) + text.slice(at + 1), left - 1, at)
  }
  shorten(word.slice(0, seen), deletions, 0)
  return hashes
}

/** FNV-1a over the code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function firstFrom(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
