import type { Language } from '#kernel/local-text.ts'
import { stem } from '../text/stem.ts'
import { stems, words } from '../text/words.ts'
import { themeWords, type ThemeName } from './theme-words.ts'

interface Lexicon {
  /** Stems joined by a blank (one word or a phrase) → its themes. */
  readonly phrases: ReadonlyMap<string, readonly ThemeName[]>
  readonly longestPhrase: number
  readonly beginnings: readonly (readonly [text: string, theme: ThemeName])[]
  readonly endings: readonly (readonly [text: string, theme: ThemeName])[]
}

const themesAtMost = 4

function readLexicon(language: Language): Lexicon {
  const phrases = new Map<string, ThemeName[]>()
  const beginnings: [string, ThemeName][] = []
  const endings: [string, ThemeName][] = []
  let longestPhrase = 1
  for (const [theme, byLanguage] of Object.entries(themeWords) as [ThemeName, Record<Language, string>][]) {
    for (const entry of (byLanguage[language] ?? '').split(',').map((written) => written.trim())) {
      const folded = words(entry).join('')
      if (entry.startsWith('-')) endings.push([folded, theme], [stem(folded, language), theme])
      else if (entry.endsWith('-')) beginnings.push([folded, theme])
      else {
        const parts = stems(entry, language)
        longestPhrase = Math.max(longestPhrase, parts.length)
        const key = parts.join(' ')
        if (key) phrases.set(key, [...(phrases.get(key) ?? []), theme])
      }
    }
  }
  return { phrases, longestPhrase, beginnings, endings }
}

const lexicons = new Map<Language, Lexicon>()
const lexiconOf = (language: Language): Lexicon => {
  const known = lexicons.get(language) ?? readLexicon(language)
  lexicons.set(language, known)
  return known
}

/** Feeds glue their categories: `CuentacuentosTiteresMarionetas`. */
const unglued = (text: string): string => text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')

/**
 * The broad themes that the words of a title and of a feed's categories tell, most told first, four at most. Texts in a
 * language without a table tell nothing. Each text is read by itself, so a phrase never spans two.
 */
export function themesFromWords(texts: readonly string[], language: Language): ThemeName[] {
  const lexicon = lexiconOf(language)
  const told = new Map<ThemeName, number>()
  const tell = (theme: ThemeName): void => void told.set(theme, (told.get(theme) ?? 0) + 1)
  for (const text of texts) {
    const parts = stems(unglued(text), language)
    for (let length = 1; length <= lexicon.longestPhrase; length += 1) {
      for (let start = 0; start + length <= parts.length; start += 1) {
        const key = length === 1 ? parts[start]! : parts.slice(start, start + length).join(' ')
        lexicon.phrases.get(key)?.forEach(tell)
      }
    }
    if (lexicon.endings.length === 0) continue
    for (const word of new Set([...words(text), ...parts])) {
      for (const [ending, theme] of lexicon.endings)
        if (word.length > ending.length && word.endsWith(ending)) tell(theme)
      for (const [start, theme] of lexicon.beginnings)
        if (word.length > start.length && word.startsWith(start)) tell(theme)
    }
  }
  return [...told.entries()]
    .sort((one, other) => other[1] - one[1])
    .slice(0, themesAtMost)
    .map(([theme]) => theme)
}
