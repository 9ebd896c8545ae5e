import type { Language } from '#kernel/local-text.ts'
import type { AgeRange } from './age-from-text.ts'

/** One way to name an age in folded text, and how to read it. */
export interface AgePhrase {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => AgeRange
}

export interface AgePhrases {
  /** After this the ages of the audience are told; the group is where to look. */
  readonly label: RegExp | null
  /** Sure anywhere in a text. */
  readonly statements: readonly AgePhrase[]
  /** Only when the whole cell is nothing else. */
  readonly wholeCell: readonly AgePhrase[]
}

const numberWords: ReadonlyMap<string, number> = new Map(
  [
    ['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
    ['ein', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwolf'],
  ].flatMap((words) => words.map((word, index) => [word, index + 1] as const)),
)
const n = String.raw`(\d{1,2}|${[...numberWords.keys()].join('|')})`
const age = (text: string | undefined): number => numberWords.get(text ?? '') ?? Number(text)

const range = (pattern: string): AgePhrase => ({
  pattern: new RegExp(pattern, 'g'),
  read: (match) => ({ min: age(match[1]), max: age(match[2]) }),
})
const from = (pattern: string): AgePhrase => ({
  pattern: new RegExp(pattern, 'g'),
  read: (match) => ({ min: age(match[1]), max: null }),
})
const upTo = (pattern: string): AgePhrase => ({
  pattern: new RegExp(pattern, 'g'),
  read: (match) => ({ min: null, max: age(match[1]) }),
})
const always = (pattern: string, min: number | null, max: number | null): AgePhrase => ({
  pattern: new RegExp(pattern, 'g'),
  read: () => ({ min, max }),
})

/** A United States school grade is begun at its number plus five and left at its number plus six; K is 0. */
const grade = (text: string | undefined): number => (text === 'k' ? 0 : Number(text))
const grades: AgePhrase = {
  pattern: /\bgrades? (k|\d{1,2})(?:st|nd|rd|th)? ?(?:to|-|–|through) ?(\d{1,2})/g,
  read: (match) => ({ min: grade(match[1]) + 5, max: grade(match[2]) + 6 }),
}
/** A spreadsheet made "5-20" the 20th of May and "11-14" the 14th of November. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const spreadsheetDate: AgePhrase = {
  pattern: new RegExp(`^(\\d{1,2})-(${months.join('|')})$`, 'g'),
  read: (match) => ({ min: months.indexOf(match[2]!) + 1, max: Number(match[1]) }),
}
const people = '(?:kids?|children|teens?|tweens?|youth|students|young people|families|girls|boys)'
const dash = '(?: ?[-–—/] ?| to | through | and | up to )'

export const agePhrases: Readonly<Record<Language, AgePhrases>> = {
  en: {
    label: /\bages?(?: group| range)?: ?(.{1,60})/,
    statements: [
      range(
        String.raw`\b(?:ages?|aged|${people})(?: of| between)? (\d{1,2})${dash}(\d{1,2})\b(?! ?(?:am|pm|p\.m|a\.m|min))`,
      ),
      range(String.raw`\b(\d{1,2})${dash}(\d{1,2})[- ]?(?:years?|yrs?)\b[- ]?(?:olds?|of age)`),
      from(String.raw`\b(?:ages?|aged|${people}) (\d{1,2}) ?(?:\+|(?:&|and) (?:up|older|over))`),
      from(String.raw`\b(\d{1,2}) ?(?:years?|yrs?)?(?: old)?(?: of age)? (?:and|or|&) (?:up|older)\b`),
      from(String.raw`\b(\d{1,2})\+ ?(?:years|yrs|only)`),
      upTo(String.raw`\b(?:ages?|aged) (?:up to )?(\d{1,2}) and (?:under|younger)\b`),
      grades,
      always(String.raw`\ball ages\b`, null, null),
    ],
    wholeCell: [
      range(String.raw`^(\d{1,2})${dash}(\d{1,2})$`),
      from(String.raw`^(\d{1,2}) ?(?:\+|and (?:up|older))$`),
      spreadsheetDate,
      always('^(?:elem|elementary)(?: school)?$', 5, 11),
      always('^(?:ms|middle(?: school)?)$', 11, 14),
      always('^(?:hs|high(?: school)?)$', 14, 18),
      always('^elem/ms$', 5, 14),
      always('^ms/hs$', 11, 18),
      always('^elem/ms/hs$', 5, 18),
      always('^adults?$', 18, null),
      always('^(?:seniors?|older adults?)$', 60, null),
    ],
  },
  es: {
    label: /\bedad(?:es)?(?: recomendadas?| minima)?: ?(.{1,70}?)(?:[.(]|sinopsis|duracion|$)/,
    statements: [
      range(`\\b(?:de|entre) (?:los )?${n}(?: anos)? (?:a|y|hasta) (?:los )?${n} anos`),
      range(String.raw`\b(\d{1,2}) ?[-–] ?(\d{1,2}) anos`),
      from(`\\b(?:a partir|mayores) de (?:los )?${n}(?: anos|\\b(?! de))`),
      from(`\\bdesde ${n} anos`),
      from(`\\b(?:ninos|ninas|pequenos|publico|edad)[^.]{0,25} desde (?:de )?los ${n} anos`),
      from(`\\bno recomendad[ao]s? (?:para|a) menores de ${n}\\b`),
      from(`\\bedad minima[^.]{0,50}? ${n} anos`),
      from(String.raw`(?<![\d+])\+ ?(\d{1,2}) anos`),
      upTo(`\\b(?:para|ninos|ninas|bebes)(?: y ninas)?(?: de)? hasta (?:los )?${n} anos`),
      always(String.raw`\btodos los publicos\b|\btodas las edades\b|\bpublico general\b`, null, null),
    ],
    wholeCell: [
      range(String.raw`^(\d{1,2}) ?(?:-|–|a) ?(\d{1,2})$`),
      from(String.raw`^(?:\+ ?(?=\d))?(\d{1,2}) ?(?:\+|o mas|en adelante)$`),
      always('^(?:personas )?adult[ao]s$', 18, null),
    ],
  },
  de: {
    label: /\balter(?:sgruppe|sempfehlung)?: ?(.{1,60})/,
    statements: [
      range(`\\b${n} ?(?:-|–|bis) ?${n} ?(?:jahren?\\b|j\\.)`),
      from(`\\bab ${n} ?(?:jahren?\\b|j\\.)`),
      from(String.raw`\b(\d{1,2})\+ ?jahre`),
      upTo(`(?<!\\d|zehn|zwei|drei|vier|funf|sechs|sieben|acht|neun)(?<!\\d ) ?\\bbis ${n} jahren?\\b`),
      always(String.raw`\b(?:fur|nur) erwachsene\b(?! und)`, 18, null),
      always(String.raw`\b(?:fur )?(?:alle altersgruppen|jedes alter|jung und alt)\b`, null, null),
    ],
    wholeCell: [
      range(String.raw`^(\d{1,2}) ?(?:-|–|bis) ?(\d{1,2})$`),
      from(String.raw`^(?:ab )?(\d{1,2}) ?\+?$`),
      always('^erwachsene$', 18, null),
    ],
  },
}
