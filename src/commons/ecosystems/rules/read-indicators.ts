import type { Point } from '#kernel/place.ts'
import type { MeasureColumns, PointColumns, Table } from '../words.ts'

export interface MeasureOfCode {
  readonly code: string
  readonly year: number
  readonly value: number
}

/** A number as statistics offices write it; null for an empty cell or one that is not a number. */
function numberWritten(text: string | undefined): number | null {
  const trimmed = (text ?? '').trim()
  if (trimmed === '') return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}

/** One measure out of a table: a row without code or value (the line of the whole city) says nothing of an area. */
export function readMeasure(rows: Table, columns: MeasureColumns): MeasureOfCode[] {
  const measures: MeasureOfCode[] = []
  for (const row of rows) {
    const code = (row[columns.code] ?? '').trim()
    const value = numberWritten(row[columns.value])
    const year = columns.yearColumn === undefined ? (columns.year ?? null) : numberWritten(row[columns.yearColumn])
    if (code !== '' && value !== null && year !== null) measures.push({ code, year, value })
  }
  return measures
}

/**
 * Adds up what stands at points (pupils at their schools) by the area each point lies in. Points outside are counted
 * apart; a row without point or value says nothing.
 */
export function sumByArea<Key>(
  rows: Table,
  columns: PointColumns,
  areaAt: (point: Point) => Key | null,
): { readonly sums: ReadonlyMap<Key, number>; readonly outside: number } {
  const sums = new Map<Key, number>()
  let outside = 0
  for (const row of rows) {
    const lat = numberWritten(row[columns.lat])
    const lon = numberWritten(row[columns.lon])
    const value = numberWritten(row[columns.value])
    if (lat === null || lon === null || value === null) continue
    const area = areaAt({ lat, lon })
    if (area === null) outside += 1
    else sums.set(area, (sums.get(area) ?? 0) + value)
  }
  return { sums, outside }
}
