/** A BCP 47 language tag as the project uses it: `es`, `de`, `pt-BR`. */
export type Language = string

/** One text in the languages people wrote it in; `sourceLanguage` is the one the others were made from. */
export interface LocalText {
  readonly sourceLanguage: Language
  readonly texts: Readonly<Record<Language, string>>
}

export const localText = (sourceLanguage: Language, text: string): LocalText => ({
  sourceLanguage,
  texts: { [sourceLanguage]: text },
})

/** The text for a reader: her languages in order, then the source's own. Tells the language, for `lang=`. */
export function textFor(text: LocalText, readerLanguages: readonly Language[]): { language: Language; text: string } {
  for (const language of readerLanguages) {
    const found = text.texts[language]
    if (found !== undefined) return { language, text: found }
  }
  return { language: text.sourceLanguage, text: text.texts[text.sourceLanguage] ?? '' }
}
