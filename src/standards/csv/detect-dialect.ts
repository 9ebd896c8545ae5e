import { parseRecord, type Dialect } from './parse-record.ts'

export interface Layout {
  readonly dialect: Dialect
  /** Records before the header: a title, an empty line. */
  readonly preamble: number
}

const delimiters = [',', ';', '\t', '|'] as const
const recordsLookedAt = 60

/** The delimiter under which most records of the sample have the same number of cells, and where its header is. */
export function detectLayout(sample: string, isWhole: boolean): Layout {
  const lineEnd = sample.includes('\n') || !sample.includes('\r') ? 'lf' : 'cr'
  // What some spreadsheets write before everything: `sep=;`.
  const told = /^"?sep=([,;\t|])"?\r?\n/i.exec(sample)
  if (told) return { dialect: { delimiter: told[1]!, lineEnd }, preamble: 1 }
  let best: { layout: Layout; score: number } | null = null
  for (const delimiter of delimiters) {
    const dialect: Dialect = { delimiter, lineEnd }
    const widths = widthsOf(sample, dialect, isWhole)
    const width = mostUsualAbove1(widths)
    if (width === 0) continue
    const agreeing = widths.filter((each) => each === width).length
    // More columns break a tie only; a comma inside prose must not win against a semicolon of every row.
    const score = agreeing / widths.length + Math.min(width, 50) / 1000
    if (best !== null && score <= best.score) continue
    best = { layout: { dialect, preamble: Math.max(0, widths.indexOf(width)) }, score }
  }
  return best?.layout ?? { dialect: { delimiter: ',', lineEnd }, preamble: 0 }
}

/** Filled-in width of each record: trailing empty cells do not count, an empty line is 0. */
function widthsOf(sample: string, dialect: Dialect, isWhole: boolean): number[] {
  const widths: number[] = []
  let at = 0
  while (at < sample.length && widths.length < recordsLookedAt) {
    const parsed = parseRecord(sample, at, dialect, isWhole)
    if (parsed === 'more' || parsed === 'quote-not-closed') break
    at = parsed.next
    widths.push(parsed.cells.length === 1 && parsed.cells[0]!.trim() === '' ? 0 : parsed.cells.length)
  }
  return widths
}

function mostUsualAbove1(widths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width
  return best
}
