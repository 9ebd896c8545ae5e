import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { mappingShape, type Mapping } from '#learning/feeds'

/** The same feed on two days: some rows changed, some gone. */
export interface TwoVersions {
  readonly mapping: Mapping
  readonly anchorOn: string | null
  readonly one: Uint8Array
  readonly other: Uint8Array
}

export const smallMapping: Mapping = mappingShape.parse({
  name: 'small',
  reader: { form: 'csv' },
  language: 'en',
  groupRows: false,
  fields: {
    originalId: 'id',
    title: 'title',
    description: 'about',
    host: 'host',
    ageMin: { take: 'number', of: 'from' },
    ageMax: { take: 'number', of: 'to' },
    startOn: { take: 'day', of: 'day' },
    startTime: { take: 'time', of: 'time' },
    venueName: 'place',
  },
})

export const smallColumns = ['id', 'title', 'about', 'host', 'from', 'to', 'day', 'time', 'place'] as const
export type SmallRow = Readonly<Record<(typeof smallColumns)[number], string>>

/** Next year, so that the real clock of a killed server still finds it ahead. */
const nextYear = new Date().getUTCFullYear() + 1

export const smallRow = (at: number, edit: Partial<SmallRow> = {}): SmallRow => ({
  id: String(at),
  title: `Offer ${at}`,
  about: `What happens at offer ${at}`,
  host: `Host ${at % 7}`,
  from: '6',
  to: '12',
  day: `${nextYear}-07-${String((at % 28) + 1).padStart(2, '0')}`,
  time: '10:00',
  place: `Hall ${at % 5}`,
  ...edit,
})

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const csvOf = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): Buffer =>
  Buffer.from(
    [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','))].join('\n'),
  )

export const smallCsv = (rows: readonly SmallRow[]): Buffer => csvOf(smallColumns, rows)

export function smallVersions(rows: number): TwoVersions {
  const one = Array.from({ length: rows }, (_, at) => smallRow(at))
  return { mapping: smallMapping, anchorOn: null, one: smallCsv(one), other: smallCsv(changedDay(one, 'title')) }
}

/** The demonstration's largest feed, and the same with a tenth of its rows gone and a seventh renamed. */
export function largeVersions(): TwoVersions {
  const demo = new URL('../../demo/', import.meta.url)
  const told = JSON.parse(readFileSync(new URL('feeds/chicago/mcmf-2024.feed.json', demo), 'utf8')) as {
    anchorOn: string
    mapping: string
    file: string
  }
  const one = gunzipSync(readFileSync(new URL(`feeds/chicago/${told.file}`, demo)))
  const rows = parse<Record<string, string>>(one, { columns: true, bom: true, relax_column_count: true })
  return {
    mapping: mappingShape.parse(JSON.parse(readFileSync(new URL(`mappings/${told.mapping}.json`, demo), 'utf8'))),
    anchorOn: told.anchorOn,
    one,
    other: csvOf(Object.keys(rows[0]!), changedDay(rows, 'program_name')),
  }
}

function changedDay<Row extends Readonly<Record<string, string>>>(rows: readonly Row[], title: keyof Row): Row[] {
  return rows
    .filter((_, at) => at % 10 !== 3)
    .map((row, at) => (at % 7 === 0 ? Object.assign({}, row, { [title]: `${row[title]} anew` }) : row))
}
