/** How one file writes its table. */
export interface Dialect {
  readonly delimiter: string
  /** `cr`: a file of an old Mac, without a single line feed; a line feed then is text. */
  readonly lineEnd: 'lf' | 'cr'
}

export interface ParsedRecord {
  readonly cells: string[]
  /** Where the next record begins. */
  readonly next: number
  /** A quote stood where none may stand and was kept as a letter. */
  readonly strayQuotes: boolean
}

/** `more`: the text ends inside the record. */
export type Parsed = ParsedRecord | 'more' | 'quote-not-closed'

const quote = 34
const backslash = 92
const cr = 13
const lf = 10

/**
 * One record of RFC 4180 from `start`, forgiving: a quote closes its cell only before a delimiter, a line end or the
 * end, else it is a letter; with `backslashes`, `\"` is a quote too.
 * @param isLast no text comes after this
 */
export function parseRecord(
  text: string,
  start: number,
  dialect: Dialect,
  isLast: boolean,
  backslashes = false,
): Parsed {
  const delimiter = dialect.delimiter.charCodeAt(0)
  const bareCr = dialect.lineEnd === 'cr'
  const cells: string[] = []
  const length = text.length
  let strayQuotes = false
  let at = start

  /** Length of the line end at a place: 0 none, -1 cannot be known yet. */
  const lineEndAt = (place: number): number => {
    const code = text.charCodeAt(place)
    if (bareCr) return code === cr ? 1 : 0
    if (code === lf) return 1
    if (code !== cr) return 0
    if (place + 1 >= length) return isLast ? 1 : -1
    return text.charCodeAt(place + 1) === lf ? 2 : 0
  }

  for (;;) {
    if (at >= length && !isLast) return 'more'
    if (text.charCodeAt(at) === quote) {
      let cell = ''
      let from = at + 1
      let place = from
      for (;;) {
        place = text.indexOf('"', place)
        if (place < 0) return isLast ? 'quote-not-closed' : 'more'
        if (place + 1 >= length && !isLast) return 'more'
        const after = text.charCodeAt(place + 1)
        if (backslashes && place > from && text.charCodeAt(place - 1) === backslash) {
          cell += text.slice(from, place - 1) + '"'
          place += 1
          from = place
          continue
        }
        if (after === quote) {
          cell += text.slice(from, place + 1)
          place += 2
          from = place
          continue
        }
        if (place + 1 >= length || after === delimiter) break
        const end = lineEndAt(place + 1)
        if (end < 0) return 'more'
        if (end > 0) break
        strayQuotes = true
        place += 1
      }
      cells.push(from === place && cell === '' ? '' : cell + text.slice(from, place))
      at = place + 1
    } else {
      let place = at
      while (place < length) {
        const code = text.charCodeAt(place)
        if (code === delimiter || code === lf || code === cr) {
          if (code === delimiter) break
          const end = lineEndAt(place)
          if (end < 0) return 'more'
          if (end > 0) break
        }
        place += 1
      }
      if (place >= length && !isLast) return 'more'
      cells.push(text.slice(at, place))
      at = place
    }
    if (at >= length) return { cells, next: length, strayQuotes }
    if (text.charCodeAt(at) === delimiter) {
      at += 1
      continue
    }
    const end = lineEndAt(at)
    if (end < 0) return 'more'
    return { cells, next: at + end, strayQuotes }
  }
}

/** The first line alone, every quote a letter. Null when it is not complete. */
export function parseLineAsText(text: string, start: number, dialect: Dialect, isLast: boolean): ParsedRecord | null {
  const ending = dialect.lineEnd === 'cr' ? '\r' : '\n'
  let end = text.indexOf(ending, start)
  if (end < 0 && !isLast) return null
  if (end < 0) end = text.length
  const line = text.slice(start, dialect.lineEnd === 'lf' && text[end - 1] === '\r' ? end - 1 : end)
  return { cells: line.split(dialect.delimiter), next: Math.min(text.length, end + 1), strayQuotes: true }
}
