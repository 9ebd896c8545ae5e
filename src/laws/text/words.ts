import type { Language } from '#kernel/local-text.ts'
import { fold } from './fold.ts'
import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'

const possessive = /(?<=[\p{L}])['’ʼ`´]s(?![\p{L}\p{N}])/gu
const word = /[\p{L}\p{N}]+/gu

/** Every run of letters or digits, folded, in order, repeats kept. `Children's Art` → `children`, `art`. */
export const words = (text: string): string[] => fold(text.replace(possessive, '')).match(word) ?? []

/**
 * The words that carry meaning, stemmed for the language, in order, repeats kept; words that only join others are left
 * out. A language without rules of its own gives its folded words.
 */
export function stems(text: string, language: Language): string[] {
  const found: string[] = []
  for (const each of words(text)) if (!isStopWord(each, language)) found.push(stem(each, language))
  return found
}
