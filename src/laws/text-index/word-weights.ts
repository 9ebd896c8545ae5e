import type { Language } from '#kernel/local-text.ts'
import { isStopWord } from '#laws/text/stop-words.ts'
import { stem } from '#laws/text/stem.ts'
import { words } from '#laws/text/words.ts'
import type { IndexedText } from './text-index.ts'

/** One field of a document: its text, the language it is written in, how much a word in it weighs. */
export interface Field {
  readonly text: string
  readonly language: Language
  readonly weight: number
  /** Whether its words are kept as written beside their stems: then they can be completed and their spelling be corrected. */
  readonly asWritten: boolean
}

/** What the index keeps of a document: stems, and in the fields that ask for it the words as written. */
export function weighWords(fields: readonly Field[]): IndexedText {
  const weights = new Map<string, number>()
  let length = 0
  for (const { text, language, weight, asWritten } of fields) {
    for (const word of words(text)) {
      if (isStopWord(word, language)) continue
      length += 1
      const root = stem(word, language)
      weights.set(root, (weights.get(root) ?? 0) + weight)
      if (asWritten && root !== word) weights.set(word, (weights.get(word) ?? 0) + weight)
    }
  }
  return { weights, length }
}
