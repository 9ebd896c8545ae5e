import { textFor, type Language, type LocalText } from '#kernel/local-text.ts'
import type { Told } from './words.ts'

/** Chooses a text for a reader of this language, and says which it is when it is another. */
export const toldIn =
  (language: Language) =>
  (text: LocalText): Told => {
    const found = textFor(text, [language])
    return { text: found.text, language: found.language === language ? undefined : found.language }
  }
