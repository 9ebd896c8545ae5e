import { undoLatin1Utf8, type Repaired } from './utf8-debris.ts'

/** Mac Roman's letters in 0x80–0x9F. Read as Latin-1 these bytes are control characters, which no one writes. */
const macControls = 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü'
const windowsPunctuation: Readonly<Record<string, string>> = {
  '\x85': '…',
  '\x91': '‘',
  '\x92': '’',
  '\x93': '“',
  '\x94': '”',
  '\x95': '•',
  '\x96': '–',
  '\x97': '—',
  '\x99': '™',
}
const control = /[\x80-\x9f]/g
const onlyMac = /[\x80-\x84\x86-\x90\x98\x9a-\x9f]/
/** `i\x97n`, `a\x96o`, `d\x92a` are letters of a word; `don\x92t`, `10\x9612` are Windows' punctuation. */
const macInsideWord = /\p{L}[\x96\x97]\p{L}|\p{L}\x92(?!(?:s|t|d|m|ll|re|ve)\b)\p{L}/u

/** Where a letter cannot be itself, because capitals do not follow small letters. Each is sure without other evidence. */
const sure: readonly [pattern: RegExp, meant: string][] = [
  [/(?<=[\p{Ll}\d.,!?)])Õ|(?<=\p{Lu})Õ(?=\p{Ll}|\p{Lu}\p{Ll}|[^\p{L}]|$)|(?<![\p{L}\d])Õ(?=\d0s)/gu, '’'],
  [/(?<=\p{L})Ô(?=\p{Ll}{1,2}\b)/gu, '’'],
  [/(?<=[.,?!])Ó(?!\p{Ll})/gu, '”'],
  [/(?<!\p{Lu})Ò(?=\p{Lu}\p{Ll})/gu, '“'],
  [/(?<=[\p{Ll}\d.,!?)'"”])Ñ|(?<=\p{Lu})Ñ(?=\p{Ll})|(?<=[\s;])Ñ(?=[\s&])/gu, '—'],
  [/(?<![\p{Lu}])Ð|Ð(?![\p{Lu}])/gu, '–'],
  [/(?<=[\p{Ll}.,:;!?)]|[®¨])Ê/gu, ' '],
  [/(?<=\p{Ll})É(?![\p{Lu}]{2})/gu, '…'],
  [/(?<!\p{Lu})À(?=\p{Lu}\p{Ll})/gu, '¿'],
  [/(?<!\p{Lu})Á(?=\p{Lu}[\p{Ll}\x80-\x9f])/gu, '¡'],
  [/(?<=[\p{L}\d])¨/gu, '®'],
  [/(?<!\d)¥(?=[\s\p{L}])/gu, '•'],
]
/** Quotation marks are believed in pairs: `ÒStrange Fruit,Ó`; Catalan's `Òpera` and Spanish `Óscar` have no partner. */
const quoted = /(?<![\p{Lu}])Ò(?=[^ÒÓ]{0,200}?[\p{Ll}\p{Lu}\d\p{P}]Ó(?!\p{Ll}))([^ÒÓ]{0,200}?)Ó(?!\p{Ll})/gu

/** What else a text holds once it is known to be Mac Roman: then nothing in it is what it seems. */
const known: readonly [pattern: RegExp, meant: string][] = [
  [/(?<!\p{L})Ò(?=[\p{L}\d])/gu, '“'],
  [/(?<=[\p{L}\d\p{P}])Ó(?!\p{L})/gu, '”'],
  [/Õ/gu, '’'],
  [/(?<!\p{L})Ô(?=\p{L})/gu, '‘'],
  [/(?<=\s)Ê|Ê(?=\s)/gu, ' '],
  [/(?<!\p{Lu})À(?=[\p{L}\x80-\x9f])/gu, '¿'],
  [/(?<!\p{Lu})Á(?=[\p{L}\x80-\x9f])/gu, '¡'],
  [/(?<=\p{Ll}{2})ª/gu, '™'],
]
/** Capitals with an accent at the start of a word, told only by control characters elsewhere: `ònase` → `Únase`. */
const knownByControls: readonly [pattern: RegExp, meant: string][] = [
  [/(?<![\p{L}])ò(?=\p{Ll})/gu, 'Ú'],
  [/(?<![\p{L}])ç(?=\p{Ll})/gu, 'Á'],
  [/(?<![\p{L}])ê(?=\p{Ll})/gu, 'Í'],
  [/(?<![\p{L}])î(?=\p{Ll})/gu, 'Ó'],
  [/(?<=\d)¼/gu, 'º'],
]
const suspicious = /[\x80-\xff]/

/**
 * Repairs a text whose bytes were read in the wrong alphabet: UTF-8 taken for Latin-1 first, then Mac Roman taken for
 * Latin-1 (`WashingtonÕs` → `Washington’s`, `interpretaci\x97n` → `interpretación`). A letter is changed only where its
 * neighbours show it cannot be meant, or where the same text is known to be Mac Roman; `ESPAÑA`, `Óscar`, `À Paris`,
 * `OPÇÕES` stay.
 */
export function repairMacRoman(text: string): Repaired {
  if (!suspicious.test(text)) return { text, repairs: 0 }
  const utf8 = undoLatin1Utf8(text)
  let repaired = utf8.text
  let repairs = utf8.repairs
  const apply = (pattern: RegExp, meant: string | ((found: string) => string)): void => {
    repaired = repaired.replace(pattern, (found) => {
      repairs += 1
      return typeof meant === 'string' ? meant : meant(found)
    })
  }
  const macByControls = onlyMac.test(repaired) || macInsideWord.test(repaired)
  const before = repairs
  // Pairs of quotes go first: the dash and dots inside them would hide their edges.
  apply(quoted, (found) => `“${found.slice(1, -1)}”`)
  for (const [pattern, meant] of sure) apply(pattern, meant)
  if (macByControls || repairs > before) for (const [pattern, meant] of known) apply(pattern, meant)
  if (macByControls) for (const [pattern, meant] of knownByControls) apply(pattern, meant)
  apply(control, (found) => {
    if (!macByControls) return windowsPunctuation[found] ?? ''
    return macControls[found.charCodeAt(0) - 0x80]!
  })
  return { text: repaired, repairs }
}
