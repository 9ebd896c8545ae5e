import type { Letter } from '../words.ts'

/** Digits and signs stand under #, as in a telephone book. @param folded a folded name, or its first character */
export const letterOf = (folded: string): string => folded.match(/^\p{L}/u)?.[0].toUpperCase() ?? '#'

/** More than these are no alphabet but a script of thousands of signs. */
const mostLetters = 60

/**
 * Where each letter of a paged list begins. Of a script of thousands of signs only the first of each page is told.
 * @param firsts how many names begin with each character, in the order of the list
 */
export function placeLetters(
  firsts: readonly { readonly first: string; readonly count: number }[],
  onAPage: number,
): readonly Letter[] {
  const letters = new Map<string, number>()
  let before = 0
  for (const { first, count } of firsts) {
    const letter = letterOf(first)
    if (!letters.has(letter)) letters.set(letter, Math.floor(before / onAPage) + 1)
    before += count
  }
  const all = [...letters].map(([letter, page]): Letter => ({ letter, page }))
  return all.length <= mostLetters ? all : all.filter(({ page }, place) => all[place - 1]?.page !== page)
}
