import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#kernel/local-text.ts'
import { namesIn } from './compile.ts'
import { canonicalTag } from './languages.ts'
import { readSentences, textFolders, type TextPlaces } from './texts.ts'

export interface LanguageReport {
  readonly language: Language
  /** One folder of files to fill in, `<slice>.json`; the English beside it in `english/`. */
  readonly folder: string
  readonly sentences: number
  /** Whole keys not yet translated; they are said in English meanwhile. */
  readonly missing: readonly string[]
  /** Whole keys no page asks for any more. */
  readonly unknown: readonly string[]
  /** Translations that are no ICU message, or ask for other facts than the English: key and reason. */
  readonly wrong: readonly { readonly key: string; readonly reason: string }[]
  readonly troubles: readonly string[]
}

/**
 * Begins or continues a language without code: writes one file a slice into the operator's folder, keeps what is
 * translated, adds what is new as empty sentences, and tells what is missing or wrong. Safe to run again.
 * @returns null where the tag names no language
 */
export function addLanguage(tag: string, places: TextPlaces & { operatorFolder: string }): LanguageReport | null {
  const language = canonicalTag(tag)
  if (language === null) return null
  const folder = join(places.operatorFolder, language)
  const english = join(folder, 'english')
  mkdirSync(english, { recursive: true })

  const troubles: string[] = []
  const report = { sentences: 0, missing: [] as string[], unknown: [] as string[], wrong: [] as Wrong[] }
  for (const { slice, folder: shipped } of textFolders(places.root)) {
    const originals = new Map(readSentences(join(shipped, 'en.json'), troubles))
    const shippedFile = join(shipped, `${language}.json`)
    const file = join(folder, `${slice}.json`)
    const known = new Map<string, string>()
    for (const source of [shippedFile, file]) {
      if (existsSync(source)) for (const [key, sentence] of readSentences(source, troubles)) known.set(key, sentence)
    }
    const filled: Record<string, string> = {}
    for (const [key, original] of originals) {
      const sentence = known.get(key) ?? ''
      filled[key] = sentence
      report.sentences += 1
      if (sentence === '') report.missing.push(`${slice}.${key}`)
      else report.wrong.push(...wrongIn(`${slice}.${key}`, sentence, original))
    }
    for (const [key, sentence] of known) {
      if (originals.has(key)) continue
      report.unknown.push(`${slice}.${key}`)
      filled[key] = sentence
    }
    writeFileSync(file, `${JSON.stringify(filled, null, 2)}\n`)
    writeFileSync(join(english, `${slice}.json`), `${JSON.stringify(Object.fromEntries(originals), null, 2)}\n`)
  }
  return { language, folder, ...report, troubles }
}

interface Wrong {
  readonly key: string
  readonly reason: string
}

/** A translation must be a message, and may ask only for facts the page brings. */
export function wrongIn(key: string, sentence: string, original: string): readonly Wrong[] {
  try {
    const brought = new Set(namesIn(original))
    const strange = namesIn(sentence).filter((name) => !brought.has(name))
    return strange.length === 0
      ? []
      : [{ key, reason: `asks for ${strange.join(', ')}, which the page does not bring` }]
  } catch (error) {
    return [{ key, reason: error instanceof Error ? error.message : String(error) }]
  }
}
