import type { Value } from '../reading/words.ts'

export interface CsvWriting {
  readonly delimiter?: string
  /** Spreadsheets of many countries take a file for UTF-8 only with this mark. */
  readonly byteOrderMark?: boolean
}

/** A first letter that makes a spreadsheet run the cell as a formula. */
const formulaStart = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+(?:[.,]\d+)*$/

/** One cell, quoted when it must be; text that a spreadsheet would run gets an apostrophe before it. Numbers stay numbers. */
export function writeCell(value: Value | undefined, delimiter = ','): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  let text = typeof value === 'string' ? value : JSON.stringify(value)
  if (formulaStart.test(text) && !plainNumber.test(text)) text = `'${text}`
  const mustQuote = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text)
  return mustQuote ? `"${text.replaceAll('"', '""')}"` : text
}

export const writeLine = (cells: readonly (Value | undefined)[], delimiter = ','): string =>
  `${cells.map((cell) => writeCell(cell, delimiter)).join(delimiter)}\r\n`

/** RFC 4180, line by line; the header first. */
export function* writeCsv(
  columns: readonly string[],
  rows: Iterable<readonly (Value | undefined)[]>,
  { delimiter = ',', byteOrderMark = false }: CsvWriting = {},
): Generator<string> {
  yield (byteOrderMark ? '\ufeff' : '') + writeLine(columns, delimiter)
  for (const cells of rows) yield writeLine(cells, delimiter)
}
