import { foldName } from '#laws/text/fold-name.ts'
import type { Language } from '#kernel/local-text.ts'

/** As schools write them, folded; the tags themselves are read too. */
const names = new Map<string, Language>(
  Object.entries({
    english: 'en',
    englisch: 'en',
    ingles: 'en',
    الانجليزيه: 'en',
    انجليزي: 'en',
    spanish: 'es',
    spanisch: 'es',
    espanol: 'es',
    castellano: 'es',
    الاسبانيه: 'es',
    german: 'de',
    deutsch: 'de',
    aleman: 'de',
    الالمانيه: 'de',
    arabic: 'ar',
    arabisch: 'ar',
    arabe: 'ar',
    العربيه: 'ar',
    عربي: 'ar',
    turkish: 'tr',
    turkisch: 'tr',
    turco: 'tr',
    turkce: 'tr',
    ukrainian: 'uk',
    ukrainisch: 'uk',
    ucraniano: 'uk',
    russian: 'ru',
    russisch: 'ru',
    ruso: 'ru',
    polish: 'pl',
    polnisch: 'pl',
    polaco: 'pl',
    polski: 'pl',
    french: 'fr',
    franzosisch: 'fr',
    frances: 'fr',
    francais: 'fr',
    portuguese: 'pt',
    portugiesisch: 'pt',
    portugues: 'pt',
    chinese: 'zh',
    chinesisch: 'zh',
    chino: 'zh',
    catalan: 'ca',
    katalanisch: 'ca',
    catala: 'ca',
    romanian: 'ro',
    rumanisch: 'ro',
    rumano: 'ro',
    persian: 'fa',
    farsi: 'fa',
    dari: 'fa',
    persisch: 'fa',
    persa: 'fa',
    finnish: 'fi',
    finnisch: 'fi',
    suomi: 'fi',
    fines: 'fi',
  }),
)

/** The tag of a language as a roster writes it: `de`, `pt-BR`, `Deutsch`. Null: not one we know. */
export function languageOf(written: string): Language | null {
  const known = names.get(foldName(written))
  if (known !== undefined) return known
  const tag = /^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|[A-Za-z]{4}))?$/.exec(written.trim())
  if (!tag) return null
  const [, language, region] = tag as unknown as [string, string, string | undefined]
  const lower = language.toLowerCase()
  // Two letters are a tag by themselves; three of them are more often a word that was cut.
  if (lower.length === 3 && !threeLetters.has(lower)) return null
  return region === undefined ? lower : `${lower}-${region.length === 2 ? region.toUpperCase() : region}`
}

const threeLetters: ReadonlySet<string> = new Set(['kmr', 'ckb', 'prs', 'rom', 'hmn', 'yue', 'ast', 'fil'])
