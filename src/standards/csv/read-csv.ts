import { withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, mistake, row, type Read, type Reading, type Value } from '../reading/words.ts'
import { decodeText } from '../text-encoding/decode-text.ts'
import type { Encoding } from '../text-encoding/detect-encoding.ts'
import { detectLayout, type Layout } from './detect-dialect.ts'
import { namesOfColumns } from './header.ts'
import { parseLineAsText, parseRecord, type ParsedRecord } from './parse-record.ts'

export const limitsOfCsv = { cellLetters: 1_000_000, columns: 2_000, rows: 2_000_000 } as const

export interface CsvOptions {
  /** Somebody knows it; else it is found out. */
  readonly encoding?: Encoding | undefined
  readonly delimiter?: string
  readonly limits?: Partial<typeof limitsOfCsv>
}

const sampleLetters = 64 * 1024

/**
 * A table as rows, in bounded memory. Delimiter, line end, encoding and lines before the header are found out. A row
 * with fewer cells than the header is kept, the rest empty, and noted; one with more filled cells is refused, because
 * which cell belongs where is not known.
 */
export const readCsv = (bytes: Bytes, options: CsvOptions = {}): Reading => withMistakes(records(bytes, options))

async function* records(bytes: Bytes, options: CsvOptions): AsyncGenerator<Read> {
  const table = new Table(options)
  for await (const piece of decodeText(bytes, { told: options.encoding }).pieces) {
    yield* table.push(piece, false)
    if (table.stopped) return
  }
  yield* table.push('', true)
}

class Table {
  stopped = false
  readonly #options: CsvOptions
  readonly #limits: typeof limitsOfCsv
  #text = ''
  #layout: Layout | null = null
  #names: string[] | null = null
  #number = 0

  constructor(options: CsvOptions) {
    this.#options = options
    this.#limits = { ...limitsOfCsv, ...options.limits } as typeof limitsOfCsv
  }

  *push(piece: string, isLast: boolean): Generator<Read> {
    this.#text += piece
    if (this.#layout === null) {
      if (!isLast && this.#text.length < sampleLetters) return
      this.#layout = this.#found(isLast)
    }
    let at = 0
    while (at < this.#text.length && !this.stopped) {
      const record = this.#recordAt(at, isLast)
      if (record === null) break
      at = record.next
      this.#number += 1
      const made = this.#rowOf(record)
      if (made !== null) yield made
    }
    this.#text = this.#text.slice(at)
    if (this.stopped) return
    if (isLast && this.#names === null) yield fatal(null, this.#number === 0 ? 'reading.empty' : 'csv.no-header')
    if (this.#text.length > this.#limits.cellLetters) yield this.#tooLong()
  }

  #found(isLast: boolean): Layout {
    const layout = detectLayout(this.#text, isLast)
    const { delimiter } = this.#options
    return delimiter === undefined ? layout : { ...layout, dialect: { ...layout.dialect, delimiter } }
  }

  /** One record, mended where its number of cells shows that the quotes were written wrongly. Null: more text is needed. */
  #recordAt(at: number, isLast: boolean): (ParsedRecord & { mended?: string }) | null {
    const { dialect } = this.#layout!
    const wanted = this.#names?.length
    const plain = parseRecord(this.#text, at, dialect, isLast)
    if (plain === 'more') return null
    if (plain !== 'quote-not-closed' && (wanted === undefined || fits(plain.cells, wanted))) {
      return plain.strayQuotes ? { ...plain, mended: 'csv.stray-quotes-kept' } : plain
    }
    const slashed = parseRecord(this.#text, at, dialect, isLast, true)
    if (typeof slashed !== 'string' && wanted !== undefined && fits(slashed.cells, wanted)) {
      return { ...slashed, mended: 'csv.backslashed-quotes' }
    }
    const line = parseLineAsText(this.#text, at, dialect, isLast)
    if (line !== null && wanted !== undefined && fits(line.cells, wanted)) {
      return { ...line, mended: 'csv.quotes-kept-as-letters' }
    }
    if (plain === 'quote-not-closed') return line === null ? null : { ...line, cells: [], mended: plain }
    return plain
  }

  #rowOf(record: ParsedRecord & { mended?: string }): Read | null {
    const { cells, mended } = record
    const number = this.#number
    if (mended === 'quote-not-closed') return mistake(number, 'csv.quote-not-closed')
    if (number <= this.#layout!.preamble || (cells.length === 1 && cells[0]!.trim() === '')) return null
    if (this.#names === null) {
      const names = namesOfColumns(cells)
      if (names.length > this.#limits.columns)
        return this.#stop(fatal(number, 'csv.too-many-columns', { columns: names.length, limit: this.#limits.columns }))
      this.#names = names
      return null
    }
    if (number > this.#limits.rows)
      return this.#stop(fatal(number, 'reading.too-many-rows', { limit: this.#limits.rows }))
    const names = this.#names
    const fields: Record<string, Value> = {}
    for (let index = 0; index < names.length; index += 1) {
      const cell = cells[index] ?? ''
      if (cell.length > this.#limits.cellLetters) return this.#stop(this.#cellTooLong(number, names[index]!))
      fields[names[index]!] = cell
    }
    for (let index = names.length; index < cells.length; index += 1) {
      if (cells[index]!.trim() !== '')
        return mistake(number, 'csv.too-many-cells', { cells: cells.length, columns: names.length })
    }
    if (cells.length < names.length) return row(number, fields, mended ? [mended, 'csv.short-row'] : ['csv.short-row'])
    return mended ? row(number, fields, [mended]) : row(number, fields)
  }

  /** What is left could not be a record within the limit: a cell without end, or a quote nobody closed. */
  #tooLong(): Read {
    const { dialect } = this.#layout!
    let parsed = parseRecord(this.#text, 0, dialect, true)
    if (parsed === 'quote-not-closed') parsed = parseRecord(`${this.#text}"`, 0, dialect, true)
    const column = typeof parsed === 'string' ? 0 : parsed.cells.findIndex((cell) => cell.length > 10_000)
    return this.#stop(this.#cellTooLong(this.#number + 1, this.#names?.[column] ?? `column ${column + 1}`))
  }

  #cellTooLong(number: number, column: string) {
    return fatal(number, 'csv.cell-too-long', { column, limit: this.#limits.cellLetters })
  }

  #stop<Stop extends Read>(read: Stop): Stop {
    this.stopped = true
    return read
  }
}

/** Extra cells that are empty do no harm: many files end each line with a delimiter. */
function fits(cells: readonly string[], columns: number): boolean {
  if (cells.length < columns) return cells.length === 1 && cells[0]!.trim() === ''
  for (let index = columns; index < cells.length; index += 1) if (cells[index]!.trim() !== '') return false
  return true
}
