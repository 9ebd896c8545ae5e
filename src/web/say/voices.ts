import type { ReactNode } from 'react'
import type { Language } from '#kernel/local-text.ts'
import { compileRich, compileSentence, type Facts, type RichFacts, type Sentence } from './compile.ts'
import { formatsFor, type Formats } from './formats.ts'
import { type Direction, directionOf } from './languages.ts'
import type { Texts } from './texts.ts'

/** Says a sentence by its key. A missing one falls back to English and is listed; never throws, for a page must stand. */
export interface Say {
  (key: string, facts?: Facts): string
  /** A sentence with marks: `rich('web.read-more', { link: (parts) => <a href="…">{parts}</a> })`. */
  rich: (key: string, facts: RichFacts) => ReactNode
  /** Is there such a sentence in any language this voice can fall back to? For words that come as codes. */
  has: (key: string) => boolean
}

/** All that speaking one language takes. One object per language for the life of the process. */
export interface Voice {
  readonly language: Language
  readonly direction: Direction
  readonly say: Say
  readonly formats: Formats
}

export interface MissingSentence {
  readonly language: Language
  readonly key: string
  /** The language it was said in instead; null where no language has it. */
  readonly saidIn: Language | null
}

export interface Voices {
  readonly languages: readonly Language[]
  readonly voice: (language: Language) => Voice
  /** Sentences asked for and not found since the start, oldest first. */
  readonly missing: () => readonly MissingSentence[]
}

const mostListed = 1000

export function makeVoices(texts: Texts): Voices {
  const voices = new Map<Language, Voice>()
  const missing = new Map<string, MissingSentence>()
  const miss = (one: MissingSentence): void => {
    if (missing.size < mostListed) missing.set(`${one.language} ${one.key}`, one)
  }
  return {
    languages: texts.languages,
    voice: (language) => {
      let voice = voices.get(language)
      if (voice === undefined) {
        voice = {
          language,
          direction: directionOf(language),
          say: makeSay(texts, language, miss),
          formats: formatsFor(language),
        }
        voices.set(language, voice)
      }
      return voice
    },
    missing: () => [...missing.values()],
  }
}

/** pt-BR → pt → en. */
export const fallbacks = (language: Language): readonly Language[] => [
  ...new Set([language, language.split('-')[0]!, 'en']),
]

function makeSay(texts: Texts, language: Language, miss: (one: MissingSentence) => void): Say {
  const sentences = new Map<string, Sentence>()
  const chain = fallbacks(language)

  const find = (key: string): { message: string; saidIn: Language } | null => {
    for (const saidIn of chain) {
      const message = texts.of(saidIn).get(key)
      if (message !== undefined) return { message, saidIn }
    }
    return null
  }
  const listed = (key: string): { message: string; saidIn: Language } => {
    const found = find(key)
    if (found?.saidIn !== chain[0]) miss({ language, key, saidIn: found?.saidIn ?? null })
    return found ?? { message: `⟦${key}⟧`, saidIn: language }
  }
  const compile = (key: string): Sentence => {
    const { message, saidIn } = listed(key)
    try {
      return compileSentence(message, saidIn)
    } catch {
      // An operator's sentence with a forgotten brace must not take the page down.
      miss({ language, key, saidIn: null })
      return () => message
    }
  }

  const say = (key: string, facts: Facts = {}): string => {
    let sentence = sentences.get(key)
    if (sentence === undefined) {
      sentence = compile(key)
      sentences.set(key, sentence)
    }
    return sentence(facts)
  }
  const rich = (key: string, facts: RichFacts): ReactNode => {
    const { message, saidIn } = listed(key)
    try {
      return compileRich(message, saidIn)(facts)
    } catch {
      miss({ language, key, saidIn: null })
      return message
    }
  }
  return Object.assign(say, { rich, has: (key: string) => find(key) !== null })
}
