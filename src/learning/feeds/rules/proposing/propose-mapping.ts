import { compactName, foldName } from '#laws/text/fold-name.ts'
import { valueAt } from '#standards/reading/fields.ts'
import type { Fields, Value } from '#standards/reading/words.ts'
import type { Expression, FieldName, Mapping, Reader } from '../../words.ts'
import { readDay } from '../mapping/read-day.ts'
import { readNumber } from '../mapping/takes/numbers.ts'
import { columnWords } from './column-words.ts'

export interface Looked {
  /** Columns of a table, or dotted paths into nested rows. */
  readonly columns: readonly string[]
  /** Some rows to look at: a few hundred, for the first of a feed are often of one kind. */
  readonly rows: readonly Fields[]
}

/** Day formats tried in this order; with `D/M` before `M/D`, the second is taken only when a month would be above 12. */
const dayFormats = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'D/M/YYYY',
  'M/D/YYYY',
  'D-M-YYYY',
  'YYYY/MM/DD',
  'YYYYMMDD',
]
const nothingWords = ['NULL', 'N/A', 'n/a', '#N/A', '-']

/**
 * A first mapping for a table nobody has described: from the names of its columns in English, Spanish and German, and
 * from how its cells look. A guess for a person to correct, never imported by itself.
 * @returns fields it could place; title and host may be missing
 */
export function proposeMapping(
  { columns, rows }: Looked,
  reader: Reader,
  language: string,
): Omit<Mapping, 'fields'> & { readonly fields: Partial<Record<FieldName, Expression>> } {
  const taken = new Set<string>()
  const fields: Partial<Record<FieldName, Expression>> = {}
  const samples = (column: string): string[] =>
    rows.map((row) => cellText(valueAt(row, column))).filter((text) => text !== '' && !nothingWords.includes(text))

  const point = proposePoint(columns, samples)
  if (point !== null) {
    fields.point = point.expression
    point.columns.forEach((column) => taken.add(column))
  }
  for (const sure of [true, false]) {
    for (const [field, words] of columnWords) {
      if (fields[field] !== undefined) continue
      const found = columnNamed(words, columns, taken, sure)
      const expression = found === null ? null : expressionFor(field, found, samples(found))
      if (found === null || expression === null) continue
      fields[field] = expression
      // One column may say both where and who.
      if (field !== 'host' && field !== 'venueName') taken.add(found)
    }
  }
  const words = [fields.title, fields.themes].filter((one) => typeof one === 'string')
  if (words.length > 0) fields.themes = { take: 'themes', words }
  if (fields.ages === undefined && fields.ageMin === undefined && typeof fields.description === 'string') {
    fields.ages = {
      take: 'ages-in-text',
      of: [fields.description, ...(typeof fields.title === 'string' ? [fields.title] : [])],
    }
  }
  if (fields.host === undefined && fields.venueName !== undefined) fields.host = fields.venueName
  const nothing = nothingWords.filter((word) =>
    rows.some((row) => columns.some((column) => valueAt(row, column) === word)),
  )
  return { name: 'proposed', reader, language, nothing, openEndAfterYears: 15, groupRows: true, fields }
}

export const cellText = (value: Value | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value).trim()

/** `address.street-address` is called `street address`; `LATITUD_X` is `latitud x`. */
const nameOf = (column: string): string =>
  foldName(
    column
      .split('.')
      .at(-1)!
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '),
  )

function columnNamed(
  words: readonly string[],
  columns: readonly string[],
  taken: ReadonlySet<string>,
  sure: boolean,
): string | null {
  for (const word of words) {
    for (const column of columns) {
      if (taken.has(column)) continue
      const name = nameOf(column)
      if (sure ? compactName(name) === compactName(word) : ` ${name} `.includes(` ${word} `)) return column
    }
  }
  return null
}

/** How a column is read, by what stands in it. Null: what stands there can not be this field. */
export function expressionFor(field: FieldName, column: string, cells: readonly string[]): Expression | null {
  if (field === 'startOn' || field === 'endOn') {
    const format = cells.length === 0 ? dayFormats[0]! : formatOf(cells)
    return format === null ? null : { take: 'day', of: column, formats: [format] }
  }
  if (field === 'startTime' || field === 'endTime') {
    return mostly(cells, (cell) => /\d{1,2}[:.h]\d{2}/.test(cell)) ? { take: 'time', of: column } : null
  }
  if (field === 'ageMin' || field === 'ageMax' || field === 'capacity') {
    return mostly(cells, (cell) => readNumber(cell) !== null) ? { take: 'number', of: column } : null
  }
  if (field === 'ages') return { take: 'ages-in-text', of: [column] }
  if (field === 'price') return { take: 'price-text', of: column }
  if (field === 'online') return { take: 'is', of: column, yes: ['online', 'yes', 'true', '1', 'si', 'ja', 'virtual'] }
  if (field === 'link' || field === 'signUpLink' || field === 'imageLink') {
    return mostly(cells, (cell) => /^https?:/.test(cell)) ? column : null
  }
  if (field === 'languages') return mostly(cells, (cell) => /^[a-z]{2}(-\w+)?$/.test(cell)) ? column : null
  return column
}

const mostly = (cells: readonly string[], fits: (cell: string) => boolean): boolean =>
  cells.filter(fits).length >= cells.length * 0.8

function formatOf(cells: readonly string[]): string | null {
  const exists = (day: string | null): boolean => day !== null && !Number.isNaN(Date.parse(`${day}T00:00Z`))
  return dayFormats.find((format) => mostly(cells, (cell) => exists(readDay([format])(cell)))) ?? null
}

function proposePoint(
  columns: readonly string[],
  samples: (column: string) => readonly string[],
): { expression: Expression; columns: readonly string[] } | null {
  const within = (column: string, most: number): boolean => {
    const cells = samples(column)
    return cells.length > 0 && mostly(cells, (cell) => Math.abs(readNumber(cell) ?? 999) <= most)
  }
  const named = (shape: RegExp, most: number): string | undefined =>
    columns.find((column) => shape.test(nameOf(column)) && within(column, most))
  const lat = named(/^(lat|latitude|latitud|breite|breitengrad)$/, 90)
  const lon = named(/^(lon|lng|long|longitude|longitud|lange|langengrad)$/, 180)
  if (lat !== undefined && lon !== undefined) return { expression: { take: 'point', lat, lon }, columns: [lat, lon] }
  for (const column of columns) {
    const cells = samples(column)
    if (cells.length === 0) continue
    if (mostly(cells, (cell) => /^point\s*\(/i.test(cell))) {
      return { expression: { take: 'point-text', of: column, order: 'lon-lat' }, columns: [column] }
    }
  }
  return null
}
