import type { Language } from '#kernel/local-text.ts'

export type Direction = 'ltr' | 'rtl'

const rightToLeftScripts: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
])

/** The tag in its canonical spelling (`PT-br` → `pt-BR`), or null where it is no BCP 47 tag. */
export function canonicalTag(tag: string): Language | null {
  return remembered(canonicalTags, tag, () => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? null
    } catch {
      return null
    }
  })
}

const canonicalTags = new Map<string, Language | null>()
/** Every request names its languages, and a city's browsers name few; hostile variety costs only time. */
const mostRemembered = 500

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  let value = known.get(key)
  if (value === undefined) {
    if (known.size >= mostRemembered) known.clear()
    value = find()
    known.set(key, value)
  }
  return value
}

/** Which way its script runs, from the tag's likely script (CLDR), so an added language needs no code. */
export const directionOf = (language: Language): Direction =>
  remembered(directions, language, () => {
    const script = new Intl.Locale(language).maximize().script
    return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  })

const directions = new Map<Language, Direction>()

/** What its own speakers call it, first letter large as in a list: `Español`, `Català`. */
export function nativeName(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(language)
  if (name === undefined) return language
  const [first = '', ...rest] = [...name]
  return first.toLocaleUpperCase(language) + rest.join('')
}

export interface Wishes {
  /** `?lang=` of this request; wins. */
  readonly asked?: string | undefined
  readonly cookie?: string | undefined
  readonly acceptLanguage?: string | undefined
}

/** The visitor's choice among the languages this installation speaks: `?lang=`, then cookie, then browser, then the first. */
export function chooseLanguage(wishes: Wishes, spoken: readonly Language[]): Language {
  for (const wish of [wishes.asked, wishes.cookie, ...preferences(wishes.acceptLanguage)]) {
    const found = wish === undefined ? null : nearest(wish, spoken)
    if (found !== null) return found
  }
  return spoken[0] ?? 'en'
}

/** The same tag, else its language without region, else another region of it. */
function nearest(wish: string, spoken: readonly Language[]): Language | null {
  const tag = canonicalTag(wish)
  if (tag === null) return null
  if (spoken.includes(tag)) return tag
  const base = tag.split('-')[0]!
  if (spoken.includes(base)) return base
  return spoken.find((language) => language.split('-')[0] === base) ?? null
}

/** RFC 9110, section 12.5.4: tags by falling weight; a weight of 0 means "not this one". Hostile lengths are cut. */
function preferences(header: string | undefined): readonly string[] {
  if (header === undefined) return []
  const short = header.slice(0, 500)
  return remembered(preferred, short, () => readPreferences(short))
}

const preferred = new Map<string, readonly string[]>()

const readPreferences = (header: string): readonly string[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/i)
      const quality = weight === undefined ? 1 : Number(weight)
      return { tag, quality: Number.isFinite(quality) ? quality : 0 }
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)

/** Spoken in many places, so that a person choosing a language need not know its code. */
export const oftenSpoken: readonly Language[] = ['en', 'es', 'de', 'ar', 'fr', 'pl', 'pt', 'ru', 'tr', 'uk', 'zh']
