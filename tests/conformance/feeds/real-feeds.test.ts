import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gunzipped } from '#standards/archives/gunzip.ts'
import { readCsv } from '#standards/csv/read-csv.ts'
import { readFeatures } from '#standards/geojson/read-features.ts'
import { readCalendar } from '#standards/icalendar/read-calendar.ts'
import { readJson } from '#standards/json/read-json.ts'
import { readRpde } from '#standards/openactive/read-rpde.ts'
import { collect } from '#standards/reading/collect.ts'
import { valueAt } from '#standards/reading/fields.ts'
import type { Bytes } from '#standards/reading/bytes.ts'
import type { Reading, Row } from '#standards/reading/words.ts'
import { decodeText, decodeWhole } from '#standards/text-encoding/decode-text.ts'
import { readXml } from '#standards/xml/read-xml.ts'

const feeds = new URL('../../../demo/feeds/', import.meta.url)
const open = (file: string): AsyncIterable<Uint8Array> => gunzipped(readFileSync(new URL(file, feeds)))
const read = (file: string, reader: (bytes: Bytes) => Reading) => collect(reader(open(file)))
const csv = (bytes: Bytes) => readCsv(bytes)
const json = (bytes: Bytes) => readJson(bytes)
const xml = (bytes: Bytes) => readXml(bytes)
const calendar = (bytes: Bytes) => readCalendar(bytes, { timeZone: 'Europe/Berlin' })

describe('every row of every real feed is read', () => {
  test.each<[string, (bytes: Bytes) => Reading, number, number]>([
    ['chicago/mcmf-programs-2020-2023.csv.gz', csv, 21_654, 31],
    ['chicago/mcmf-programs-2024.csv.gz', csv, 12_376, 28],
    ['chicago/cps-school-profiles-2018-19.csv.gz', csv, 660, 88],
    ['chicago/public-library-locations.csv', csv, 81, 9],
    ['chicago/early-learning-sites.psv.gz', csv, 620, 29],
    ['chicago/hardship-2008-2012.csv', csv, 78, 9],
    ['madrid/agenda-2025.csv.gz', csv, 1_001, 29],
    ['madrid/agenda-2025.json.gz', json, 1_001, 21],
    ['madrid/agenda-2025.xml.gz', xml, 1_001, 2],
    ['madrid/facilities.csv.gz', csv, 1_809, 8],
    ['coerde/events-2026.csv.gz', csv, 143, 15],
    ['coerde/events-2026.json.gz', json, 143, 17],
    ['coerde/events-2026.ics.gz', calendar, 143, 23],
    ['newyork/dycd-after-school-programs.csv.gz', csv, 1_599, 17],
    ['newyork/libraries.csv', csv, 216, 13],
    ['barcelona/facilities.csv.gz', csv, 448, 8],
    ['openactive/activity-list.jsonld.gz', json, 768, 7],
  ])('%s', async (file, reader, count, columns) => {
    const { rows, mistakes } = await read(file, reader)
    expect(mistakes).toEqual([])
    expect(rows).toHaveLength(count)
    expect(new Set(rows.flatMap((row) => Object.keys(row.fields))).size).toBeGreaterThanOrEqual(columns)
  })
})

/** Id → title and first day, with the letters that the publisher's ISO-8859-1 table could not hold lost alike. */
const told = (rows: readonly Row[], id: string, title: string, day: string): ReadonlyMap<string, string> =>
  new Map(
    rows.map(({ fields }) => {
      const written = String(valueAt(fields, title)).replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
      const kept = written.replace(/[^\u0020-\u00ff]/g, '?')
      return [String(valueAt(fields, id)).trim(), `${kept} ${String(valueAt(fields, day)).slice(0, 10)}`]
    }),
  )
const shared = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one.keys()].filter((id) => other.has(id))

test('three formats of one agenda tell the same titles and days; the XML file is of another day', async () => {
  const fromCsv = told((await read('madrid/agenda-2025.csv.gz', csv)).rows, 'ID-EVENTO', 'TITULO', 'FECHA')
  const fromJson = told((await read('madrid/agenda-2025.json.gz', json)).rows, 'id', 'title', 'dtstart')
  const fromXml = told(
    (await read('madrid/agenda-2025.xml.gz', xml)).rows,
    'atributos.ID-EVENTO',
    'atributos.TITULO',
    'atributos.FECHA-EVENTO',
  )
  expect(shared(fromCsv, fromJson)).toHaveLength(1_001)
  expect(shared(fromCsv, fromXml)).toHaveLength(939)
  expect(shared(fromCsv, fromJson).filter((id) => fromCsv.get(id) !== fromJson.get(id))).toEqual([])
  expect(shared(fromJson, fromXml).filter((id) => fromJson.get(id) !== fromXml.get(id))).toEqual([])
})

const verdictOf = async (file: string): Promise<string> => {
  const decoded = decodeText(open(file))
  for await (const piece of decoded.pieces) expect(piece.length).toBeGreaterThan(0)
  return decoded.verdict().encoding
}

test('encodings are what their files really are', async () => {
  expect(await verdictOf('madrid/agenda-2025.csv.gz')).toBe('windows-1252')
  expect(await verdictOf('madrid/agenda-2025.json.gz')).toBe('utf-8')
  expect(await verdictOf('chicago/early-learning-sites.psv.gz')).toBe('windows-1252')
  expect(await verdictOf('chicago-2014-invented/city-of-learning-2014.csv')).toBe('macintosh')
})

test('an old export with every quirk: 39 of 40 rows, the shifted one told', async () => {
  const { rows, mistakes } = await read('chicago-2014-invented/city-of-learning-2014.csv', csv)
  expect(rows).toHaveLength(39)
  expect(mistakes).toMatchObject([{ number: 41, reason: 'csv.too-many-cells' }])
  expect(rows[0]!.fields['description']).toBe(
    'Fold, wire and wake a robot of card. It’s loud.\r\rBring: an old shoebox.',
  )
  expect(rows.flatMap((row) => row.notes ?? [])).toEqual(['csv.backslashed-quotes', 'csv.stray-quotes-kept'])
  expect(rows.some((row) => row.fields['latitude'] === 'NULL')).toBe(true)
})

test('OpenActive: the real page and the standard’s examples', async () => {
  const page = await read('openactive/everyoneactive-sessions-rpde.json', (bytes) =>
    readRpde(bytes, { timeZone: 'Europe/London' }),
  )
  expect([page.rows.length, page.mistakes]).toEqual([9, []])
  expect(page.rows[0]!.fields).toMatchObject({
    name: 'Bowls Leagues',
    startOn: '2020-01-09',
    startTime: '11:30',
    priceMin: 2.6,
    place: 'Plymouth Life Centre - Swim',
  })
  const series = await read('openactive/spec-examples/sessionseries_example_1.json', (bytes) =>
    readRpde(bytes, { timeZone: 'UTC' }),
  )
  expect(series.rows.map(({ fields }) => [fields['name'], fields['ageMin'], fields['priceMin']])).toEqual([
    ['Virtual BODYPUMP', 16, 3.3],
    ['Virtual BODYPUMP', 16, 3.3],
  ])
})

test.each([
  ['chicago/community-areas.geojson.gz', 77],
  ['madrid/neighbourhoods.geojson.gz', 131],
  ['barcelona/barris.geojson.gz', 73],
])('%s holds %i areas', async (file, count) => {
  const report = readFeatures(await decodeWhole(open(file)))
  expect(report.ok && [report.value.features.length, report.value.mistakes]).toEqual([count, []])
})

test.each([
  'chicago/mcmf-programs-2024.csv.gz',
  'madrid/agenda-2025.json.gz',
  'madrid/agenda-2025.xml.gz',
  'coerde/events-2026.ics.gz',
])('%s cut off in the middle says so, and what came before is read', async (file) => {
  const whole: Uint8Array[] = []
  for await (const piece of open(file)) whole.push(piece)
  const bytes = Buffer.concat(whole)
  const reader = file.includes('.csv') ? csv : file.includes('.json') ? json : file.includes('.xml') ? xml : calendar
  const { rows, mistakes } = await collect(reader(bytes.subarray(0, Math.floor(bytes.length * 0.6))))
  expect(rows.length).toBeGreaterThan(50)
  // A table has no end mark: its last row is short, or its quote open.
  if (file.includes('.csv')) expect(mistakes.length + (rows.at(-1)!.notes?.length ?? 0)).toBeGreaterThan(0)
  else expect(mistakes.at(-1)).toMatchObject({ reason: expect.stringMatching(/truncated$/), fatal: true })
})

const sharedFolder = process.env['HEDGEROW_SHARED']

test.runIf(sharedFolder)('the real export of 2014, which may not be copied here', async () => {
  const file = `${sharedFolder}/data/chicago-city-of-learning-2014/schedule_program_export.csv`
  const { rows, mistakes } = await collect(readCsv(readFileSync(file)))
  expect([rows.length, mistakes.length]).toEqual([4_813, 141])
  expect(new Set(mistakes.map((each) => each.reason))).toEqual(new Set(['csv.too-many-cells']))
  // Some letters were lost for good before: an ellipsis whose last byte Mac Roman has no letter for became `_`.
  const left = rows.flatMap((row) => String(row.fields['description']).match(/â€.|Ã[©±]/g) ?? [])
  expect(new Set(left)).toEqual(new Set(['â€_']))
})
