import type { Language } from '#kernel/local-text.ts'
import { stemArabic } from './stemmers/arabic.ts'
import { stemEnglish } from './stemmers/english.ts'
import { stemGerman } from './stemmers/german.ts'
import { stemSpanish } from './stemmers/spanish.ts'

const stemmers: Readonly<Record<Language, (folded: string) => string>> = {
  en: stemEnglish,
  es: stemSpanish,
  de: stemGerman,
  ar: stemArabic,
}

/**
 * The part a word shares with its plural and nearest relatives: `robotics` and `robot`, `bibliotecas` and `biblioteca`,
 * `Kinder` and `Kind`. A stem is a key to compare, not a word to show. Light rules on purpose: a stem too short brings
 * strangers together, and typing errors are forgiven elsewhere.
 * @param folded a word as `words` gives it; a language without rules gives the word itself
 */
export const stem = (folded: string, language: Language): string => stemmers[language]?.(folded) ?? folded
