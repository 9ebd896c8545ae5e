import { words } from './words.ts'

/**
 * The trigrams of a text's words, each word padded with two blanks before and one after (as PostgreSQL's pg_trgm does),
 * so that the start of a word weighs more than its end. Order of words does not matter.
 * @returns sorted and without repeats; each number packs three UTF-16 units exactly, 16 bits each
 */
export function trigramsOf(text: string): Float64Array {
  const packed: number[] = []
  for (const word of words(text)) {
    let first = 32
    let second = 32
    for (let index = 0; index <= word.length; index += 1) {
      const third = index < word.length ? word.charCodeAt(index) : 32
      packed.push((first * 65_536 + second) * 65_536 + third)
      first = second
      second = third
    }
  }
  const sorted = Float64Array.from(packed).sort()
  let kept = 0
  for (let index = 0; index < sorted.length; index += 1) {
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[kept++] = sorted[index]!
  }
  return sorted.slice(0, kept)
}

/** How many trigrams two sorted lists share. */
export function sharedTrigrams(a: Float64Array, b: Float64Array): number {
  let shared = 0
  let inA = 0
  let inB = 0
  while (inA < a.length && inB < b.length) {
    const difference = a[inA]! - b[inB]!
    if (difference === 0) shared += 1
    if (difference <= 0) inA += 1
    if (difference >= 0) inB += 1
  }
  return shared
}

/** Shared of all, 0 to 1; two empty texts are alike. */
export function jaccard(a: Float64Array, b: Float64Array): number {
  const shared = sharedTrigrams(a, b)
  const all = a.length + b.length - shared
  return all === 0 ? 1 : shared / all
}

/** Shared of the smaller, 0 to 1: near 1 when one text holds the other. */
export function containment(a: Float64Array, b: Float64Array): number {
  const smaller = Math.min(a.length, b.length)
  return smaller === 0 ? (a.length === b.length ? 1 : 0) : sharedTrigrams(a, b) / smaller
}
