import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gunzipped } from '#standards/archives/gunzip.ts'
import { readCsv } from '#standards/csv/read-csv.ts'
import { readHsds } from '#standards/hsds/read-hsds.ts'
import { readCalendar } from '#standards/icalendar/read-calendar.ts'
import { readJson } from '#standards/json/read-json.ts'
import { readRpde } from '#standards/openactive/read-rpde.ts'
import { inOnePiece, type Bytes } from '#standards/reading/bytes.ts'
import type { Reading } from '#standards/reading/words.ts'
import { readSchemaOrg } from '#standards/schema-org/read-page.ts'
import { readXml } from '#standards/xml/read-xml.ts'

const feeds = new URL('../../../demo/feeds/', import.meta.url)
const zone = { timeZone: 'Europe/Madrid' }
const page =
  '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">x</b></div><script type="application/ld+json">{"@type":"Event","name":"y","startDate":"2026-01-01"}</script>'

const sampleOf = async (file: string): Promise<Uint8Array> =>
  (await inOnePiece(gunzipped(readFileSync(new URL(file, feeds))), 1e9)).slice(0, 12_000)

const marks = [
  '"',
  '""',
  ',',
  ';',
  '\n',
  '\r',
  '<',
  '</',
  '<!DOCTYPE x [',
  ']]>',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '\u0000',
  'é',
  ':',
]
const words = ['\ufeff', 'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', 'PK\u0003\u0004']

/** Bytes that mean something to some format, and some that mean nothing to any. */
const harm = fc.oneof(
  fc.constantFrom(...marks, ...words).map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 1, maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
)
const wound = fc.record({ at: fc.nat(12_000), drop: fc.nat(40), put: harm })

test.each<[string, string | null, (bytes: Bytes) => Reading]>([
  ['CSV', 'chicago-2014-invented/city-of-learning-2014.csv', (bytes) => readCsv(bytes)],
  ['JSON', 'madrid/agenda-2025.json.gz', (bytes) => readJson(bytes)],
  ['XML', 'madrid/agenda-2025.xml.gz', (bytes) => readXml(bytes)],
  ['iCalendar', 'coerde/events-2026.ics.gz', (bytes) => readCalendar(bytes, zone)],
  ['RPDE', 'openactive/spec-examples/sessionseries_example_1.json', (bytes) => readRpde(bytes, zone)],
  ['HSDS in a zip', 'hsds/tabular-package.zip', (bytes) => readHsds(bytes, zone)],
  ['HSDS in JSON', 'hsds/examples/service_full.json', (bytes) => readHsds(bytes, zone)],
  ['a page', null, (bytes) => readSchemaOrg(bytes, zone)],
])('%s, damaged anyhow, is read or refused, never a fault', async (_form, file, reader) => {
  const sample = file === null ? Buffer.from(page) : await sampleOf(file)
  await fc.assert(
    fc.asyncProperty(fc.array(wound, { minLength: 1, maxLength: 6 }), fc.boolean(), async (wounds, cut) => {
      let bytes = Buffer.from(sample)
      for (const { at, drop, put } of wounds) {
        const place = at % bytes.length
        bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + drop)])
      }
      if (cut) bytes = bytes.subarray(0, Math.floor(bytes.length / 2))
      let ended = false
      for await (const read of reader(bytes)) {
        expect(ended).toBe(false)
        ended = read.kind === 'mistake' && read.fatal
      }
    }),
    { numRuns: Number(process.env['HEDGEROW_FAULT_RUNS'] ?? 40) },
  )
})
