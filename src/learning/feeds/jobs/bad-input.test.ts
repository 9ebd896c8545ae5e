import { gzipSync } from 'node:zlib'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liveListingsOfSource } from '#learning/catalogue'
import { startImport } from '../commands/start-import.ts'
import { sentenceOfReason } from '../present.ts'
import { shippedMappings } from '../queries/shipped-mappings.ts'
import { loadRefused } from '../store/imports.ts'
import { importBench, operator, smallFeed, smallMapping, type ImportBench } from '../test-imports.ts'
import type { Mapping, ReaderForm } from '../words.ts'

let bench: ImportBench
beforeAll(async () => {
  bench = await importBench()
})
afterAll(() => bench.close())

const live = (sourceId: Parameters<typeof liveListingsOfSource>[1]): Promise<string[]> =>
  bench.city.reading((tx) => liveListingsOfSource(tx, sourceId))

const reading = (form: ReaderForm): Mapping => ({ ...smallMapping, reader: { form } })

/** Repeatable chance, so that a failing case can be run again. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const events = (count: number): string =>
  JSON.stringify({
    events: Array.from({ length: count }, (_, id) => ({ id, title: `Event ${id}`, host: 'H', day: '2026-07-01' })),
  })

describe('a feed that can not be read to its end changes nothing and says so', () => {
  test.each([1, 2])('truncated in the middle, seed %i', async (seed) => {
    const source = await bench.newSource({ name: `Truncated ${seed}`, mapping: reading('json') })
    const whole = Buffer.from(events(200))
    expect(await bench.run(source, whole)).toMatchObject({ state: 'applied', counts: { created: 200 } })
    const cut = Math.floor(whole.length * (0.3 + 0.6 * chance(seed)()))
    const report = await bench.run(source, whole.subarray(0, cut))
    expect(report).toMatchObject({ state: 'failed', failure: { reason: 'json.truncated' } })
    expect(sentenceOfReason(report.failure!.reason)).toBe('feeds.reason-truncated')
    expect(await live(source.id)).toHaveLength(200)
  })

  const laughs = (entities: number): string =>
    `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">${Array.from({ length: entities }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]><events><event><title>&a${entities};</title></event></events>`

  test.each([
    ['an XML entity bomb', 'xml', Buffer.from(laughs(9)), 'xml.document-type-refused'],
    [
      'an outside XML entity',
      'xml',
      Buffer.from('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a><b/></a>'),
      'xml.document-type-refused',
    ],
    [
      'a gzip bomb of a table',
      'csv',
      gzipSync(
        Buffer.concat([smallFeed(2), Buffer.alloc(12_000_000, `\n7,T,${'x'.repeat(5000)},H,6,12,2026-07-01,,`)]),
      ),
      'archives.expands-too-far',
    ],
    ['a gzip bomb of JSON', 'json', gzipSync(Buffer.alloc(12_000_000, ' ')), 'archives.expands-too-far'],
    ['a broken archive', 'csv', gzipSync(smallFeed(300)).subarray(0, 400), 'archives.truncated'],
    [
      'a cell of 10 MB',
      'csv',
      Buffer.from(`id,title,host,day\n1,"${'x'.repeat(10_000_000)}",H,2026-07-01\n`),
      'csv.cell-too-long',
    ],
    [
      'a cell of 10 MB in its last row',
      'csv',
      Buffer.concat([smallFeed(20), Buffer.from(`\n99,${'y'.repeat(10_000_000)},,,,,,,`)]),
      'csv.cell-too-long',
    ],
    ['words instead of JSON', 'json', Buffer.from('sorry, moved'), 'json.not-json'],
  ] as const)('%s', async (what, form, bytes, reason) => {
    const source = await bench.newSource({ name: what, mapping: reading(form) })
    expect(await bench.run(source, bytes)).toMatchObject({ state: 'failed', failure: { reason } })
    expect(await live(source.id)).toEqual([])
  })
})

describe('a bad row is refused with its number, its column and its value; the others are taken', () => {
  const row = (cells: Record<string, string>): string =>
    ['id', 'title', 'about', 'host', 'from', 'to', 'day', 'time', 'place']
      .map((name) => cells[name] ?? { id: 'x', title: 'T', host: 'H', day: '2026-07-01' }[name] ?? '')
      .join(',')

  test.each([
    ['a day that does not exist', { day: '2026-02-30' }, 'day', '2026-02-30', 'day-impossible'],
    ['a year nobody plans for', { day: '0026-02-03' }, 'day', '0026-02-03', 'day-impossible'],
    ['an age nobody has', { from: '999' }, 'from', '999', 'age-impossible'],
    ['ages the wrong way round', { from: '12', to: '6' }, 'from', '12–6', 'ages-reversed'],
  ])('%s', async (what, cells, column, value, reason) => {
    const source = await bench.newSource({ name: what })
    const report = await bench.run(source, Buffer.concat([smallFeed(10), Buffer.from(`\n${row(cells)}`)]))
    expect(report).toMatchObject({ state: 'applied', counts: { read: 11, created: 10, refused: 1 } })
    const refused = await bench.city.reading((tx) => loadRefused(tx, report.id, 10))
    expect(refused).toEqual([{ row: 12, column, value, reason }])
  })
})

test.each([
  [
    'windows-1252',
    Buffer.from('id,title,host,day\n1,Ni\xf1os \x93y\x94 caf\xe9,B\xfccherei,2026-07-01', 'latin1'),
    'Niños “y” café',
  ],
  [
    'utf-16',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('id,title,host,day\n1,Niños,Bücherei,2026-07-01', 'utf16le'),
    ]),
    'Niños',
  ],
])('a feed in %s is read as it was meant', async (encoding, bytes, title) => {
  const source = await bench.newSource({ name: encoding })
  expect(await bench.run(source, bytes)).toMatchObject({ state: 'applied', counts: { created: 1 } })
  const rows = await bench.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select('title').where('source_id', '=', source.id).execute(),
  )
  expect(rows[0]!.title).toMatchObject({ texts: { en: title } })
})

test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>'])(
  '%s never reaches the catalogue',
  async (attack) => {
    const source = await bench.newSource({ name: attack })
    const feed = `id,title,about,host,day\n1,${attack}Walk,"<p>Come ${attack} along</p>",${attack}Club,2026-07-01`
    expect(await bench.run(source, Buffer.from(feed))).toMatchObject({ state: 'applied' })
    const rows = await bench.city.reading((tx) =>
      tx
        .selectFrom('catalogue_opportunities')
        .select(['title', 'description'])
        .where('source_id', '=', source.id)
        .execute(),
    )
    expect(JSON.stringify(rows)).not.toMatch(/<|onerror|alert/)
  },
)

test.each([
  ['swapped', '-3.7,40.4', { lat: 40.4, lon: -3.7 }],
  ['as they should be', '40.4,-3.7', { lat: 40.4, lon: -3.7 }],
])('coordinates %s, where no areas are known, stay as written', async (what, written) => {
  const mapping = {
    ...smallMapping,
    fields: { ...smallMapping.fields, point: { take: 'point', lat: 'lat', lon: 'lon' } },
  } as Mapping
  const source = await bench.newSource({ name: `Coordinates ${what}`, mapping })
  const feed = `id,title,host,day,place,lat,lon\n1,A walk,Club,2026-07-01,Gate,${written}`
  expect(await bench.run(source, Buffer.from(feed))).toMatchObject({ state: 'applied', counts: { created: 1 } })
})

test('a feed far larger than we hold streams through the file store', async () => {
  const source = await bench.newSource({ name: 'Large' })
  const line = `,Reading hour,"${'words '.repeat(600)}",Library,6,12,2026-07-01,10:00,Hall\n`
  function* lines() {
    yield 'id,title,about,host,from,to,day,time,place\n'
    for (let id = 0; id < 5_000; id += 1) yield `${id}${line}`
  }
  const content = Readable.from(lines(), { objectMode: false })
  const started = await startImport(
    { sourceId: source.id, content, fileName: 'large.csv' },
    operator,
    bench.city,
    bench.tools,
  )
  if (!started.ok) throw new Error(started.refusal)
  expect(await bench.runJob(started.value.importId)).toMatchObject({ state: 'applied', counts: { created: 5_000 } })
}, 60_000)

test('the shipped mappings are in order, each name once', () => {
  const names = [...shippedMappings().keys()]
  expect(names).toEqual([...new Set(names)].sort())
  expect(names.length).toBeGreaterThanOrEqual(14)
})
