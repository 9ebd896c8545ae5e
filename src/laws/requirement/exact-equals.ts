import type { Equivalence } from './words.ts'

/** All words that mean exactly the same as this one, itself among them. */
export type ExactEquals = (of: Equivalence['of'], word: string) => ReadonlySet<string>

/** Exact links read both ways and in chains; any other link, however close, makes nothing the same. */
export function exactEquals(equivalences: readonly Equivalence[]): ExactEquals {
  const sets = new Map<string, Set<string>>()
  const key = (of: Equivalence['of'], word: string): string => `${of} ${word}`
  const setOf = (of: Equivalence['of'], word: string): Set<string> => {
    const set = sets.get(key(of, word)) ?? new Set([word])
    sets.set(key(of, word), set)
    return set
  }
  for (const { of, one, other, link } of equivalences) {
    if (link !== 'exact') continue
    const mine = setOf(of, one)
    for (const word of setOf(of, other)) {
      mine.add(word)
      sets.set(key(of, word), mine)
    }
  }
  return (of, word) => sets.get(key(of, word)) ?? new Set([word])
}
