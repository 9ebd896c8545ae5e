/**
 * How easily a text is read, from 0 (a law) to 100 (a picture book), by the formula each language's teachers use:
 * English Flesch (1948), Spanish Szigriszt-Pazos (1993) as INFLESZ reads it, German Amstad (1978). All three count words
 * in a sentence and syllables in a word; none of them knows what a text means.
 */
export type RatedLanguage = 'en' | 'es' | 'de'

export interface Ease {
  readonly score: number
  readonly wordsInSentence: number
  readonly syllablesInWord: number
}

/** What a pupil of twelve reads without help: Flesch and Amstad's sixth form, INFLESZ "quite easy". */
export const easyAtTwelve: Readonly<Record<RatedLanguage, number>> = { en: 80, es: 65, de: 70 }

const formulas: Readonly<Record<RatedLanguage, (sentence: number, word: number) => number>> = {
  en: (sentence, word) => 206.835 - 1.015 * sentence - 84.6 * word,
  es: (sentence, word) => 206.835 - sentence - 62.3 * word,
  de: (sentence, word) => 180 - sentence - 58.5 * word,
}

/** A text without a word is as easy as can be. */
export function readingEase(text: string, language: RatedLanguage): Ease {
  const sentences = text.split(/[.!?:;]+(?:\s|$)/u).filter((part) => /\p{L}/u.test(part))
  const words = text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []
  if (words.length === 0) return { score: 100, wordsInSentence: 0, syllablesInWord: 0 }
  const wordsInSentence = words.length / Math.max(1, sentences.length)
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0)
  const syllablesInWord = syllables / words.length
  return { score: formulas[language](wordsInSentence, syllablesInWord), wordsInSentence, syllablesInWord }
}

const counters: Readonly<Record<RatedLanguage, (word: string) => number>> = {
  // Silent at the end: "take", "looked" — but "table" and "wanted" say it.
  en: (word) =>
    groups(
      word.replace(/(?<=[^aeiouy])e(?:s|d)?$/u, (end) => (isSaid(word, end) ? end : '')),
      /[aeiouy]+/g,
    ),
  // Two strong vowels, or a weak one with an accent, are two syllables of one group.
  es: (word) =>
    (word.replaceAll(/qu|gu(?=[eéií])/g, 'k').match(/[aeiouáéíóúü]+/g) ?? []).reduce(
      (sum, group) => sum + Math.max(1, groups(group, /[aeoáéóíú]/g)),
      0,
    ),
  de: (word) => groups(word, /aa|ee|oo|ie|ei|ai|au|eu|äu|oi|[aeiouyäöü]/g),
}

function isSaid(word: string, end: string): boolean {
  const stem = word.slice(0, word.length - end.length)
  if (/[^aeiouy]l$/u.test(stem) && end === 'e') return true
  return end === 'ed' ? /[td]$/u.test(stem) : end === 'es' && /(?:[sxz]|ch|sh|c|g)$/u.test(stem)
}

const groups = (word: string, vowels: RegExp): number => word.match(vowels)?.length ?? 0

/** At least one: a word is said somehow. */
export const syllablesOf = (word: string, language: RatedLanguage): number =>
  Math.max(1, counters[language](word.toLowerCase()))
