import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Language } from '#kernel/local-text.ts'
import { canonicalTag } from './languages.ts'

/** Every sentence of one language by its whole key: `catalogue.listings-count`. */
export type Sentences = ReadonlyMap<string, string>

export interface Texts {
  /** Languages with at least one sentence; English first, for everything falls back to it, then by tag. */
  readonly languages: readonly Language[]
  readonly of: (language: Language) => Sentences
  /** Files that could not be read as sentences, each with its reason; the rest of the house still speaks. */
  readonly troubles: readonly string[]
}

export interface TextPlaces {
  /** The checkout's root: `src/<wing>/<slice>/text/<lang>.json`; `web` and `main` have a folder of their own too. */
  readonly root: string
  /** The operator's folder: `<lang>/<slice>.json`; its sentences win, and it may bring languages of its own. */
  readonly operatorFolder?: string | undefined
}

/** Rooms that hold rooms; `main` has sentences of its own besides. */
const wings = ['commons', 'learning', 'stewardship', 'main'] as const

/** Reads every sentence once, at start. An empty sentence is one not yet translated and counts as missing. */
export function loadTexts(places: TextPlaces): Texts {
  const found = new Map<Language, Map<string, string>>()
  const troubles: string[] = []
  const take = (language: Language, slice: string, file: string): void => {
    const sentences = found.get(language) ?? new Map<string, string>()
    found.set(language, sentences)
    for (const [key, sentence] of readSentences(file, troubles)) sentences.set(`${slice}.${key}`, sentence)
  }
  for (const { slice, folder } of textFolders(places.root)) {
    for (const file of jsonFiles(folder)) take(basename(file, '.json'), slice, join(folder, file))
  }
  if (places.operatorFolder !== undefined) {
    for (const name of subfolders(places.operatorFolder)) {
      const language = canonicalTag(name)
      if (language === null) {
        troubles.push(`${name}: no language has this tag`)
        continue
      }
      const folder = join(places.operatorFolder, name)
      for (const file of jsonFiles(folder)) take(language, basename(file, '.json'), join(folder, file))
    }
  }
  const languages = [...found.keys()].filter((language) => found.get(language)!.size > 0)
  languages.sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1))
  return { languages, of: (language) => found.get(language) ?? new Map(), troubles }
}

/** Where the house keeps its sentences, one folder a slice. */
export function textFolders(root: string): readonly { slice: string; folder: string }[] {
  const rooms = ['web', 'main'].map((slice) => ({ slice, folder: join(root, 'src', slice, 'text') }))
  for (const wing of wings) {
    for (const slice of subfolders(join(root, 'src', wing))) {
      rooms.push({ slice, folder: join(root, 'src', wing, slice, 'text') })
    }
  }
  return rooms.filter(({ folder }) => existsSync(folder))
}

/** The sentences of one file; anything that is no text is named in `troubles` and left out. */
export function readSentences(file: string, troubles: string[]): readonly (readonly [string, string])[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    troubles.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    troubles.push(`${file}: expected one object of sentences`)
    return []
  }
  return Object.entries(parsed).flatMap(([key, sentence]): (readonly [string, string])[] => {
    if (typeof sentence !== 'string') troubles.push(`${file}: ${key} is not a sentence`)
    return typeof sentence === 'string' && sentence !== '' ? [[key, sentence]] : []
  })
}

const subfolders = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []

const jsonFiles = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
    : []
