import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveListingsOfSource } from '#learning/catalogue'
import { applyImport } from '../commands/apply-import.ts'
import { endImport } from '../commands/end-import.ts'
import { startImport } from '../commands/start-import.ts'
import { importBench, operator, smallFeed, type ImportBench } from '../test-imports.ts'

let bench: ImportBench
beforeAll(async () => {
  bench = await importBench()
})
afterAll(() => bench.close())

const live = (sourceId: Parameters<typeof liveListingsOfSource>[1]): Promise<string[]> =>
  bench.city.reading((tx) => liveListingsOfSource(tx, sourceId))
const eventsNamed = (name: string) =>
  bench.city.reading((tx) => tx.selectFrom('platform_outbox').select('about').where('name', '=', name).execute())

test('a feed becomes listings, and the same feed again changes nothing', async () => {
  const source = await bench.newSource()
  const first = await bench.run(source, smallFeed(30))
  expect(first).toMatchObject({ state: 'applied', counts: { read: 30, created: 30, refused: 0, lapsed: 0 } })
  expect(first.repairs).toMatchObject({ html: 30 })
  const again = await bench.run(source, smallFeed(30))
  expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 30, lapsed: 0 })
  expect(await eventsNamed('feeds.import-applied')).toHaveLength(2)
})

test('a changed row changes, a vanished row lapses, and another source keeps what it has', async () => {
  const one = await bench.newSource({ name: 'One' })
  const other = await bench.newSource({ name: 'Other' })
  await bench.run(one, smallFeed(20))
  await bench.run(other, smallFeed(20))
  const report = await bench.run(one, smallFeed(18, { row: 3, title: 'Renamed' }))
  expect(report.counts).toMatchObject({ created: 0, changed: 1, unchanged: 17, lapsed: 2 })
  expect(await live(one.id)).toHaveLength(18)
  expect(await live(other.id)).toHaveLength(20)
})

test('an import that would lapse more than two fifths waits for a yes; a no keeps everything', async () => {
  const source = await bench.newSource({ name: 'Shrinking' })
  await bench.run(source, smallFeed(20))
  const asking = await bench.run(source, smallFeed(5))
  expect(asking).toMatchObject({ state: 'asking', counts: { lapsed: 15 } })
  expect(await live(source.id)).toHaveLength(20)
  expect(await endImport(asking.id, 'declined', operator, bench.city)).toMatchObject({ ok: true })
  expect(await live(source.id)).toHaveLength(20)

  const second = await bench.run(source, smallFeed(5))
  expect(await applyImport(second.id, { saidYes: true }, operator, bench.city)).toMatchObject({
    value: { state: 'applied', counts: { lapsed: 15 } },
  })
  expect(await live(source.id)).toHaveLength(5)
  expect(await applyImport(second.id, { saidYes: true }, operator, bench.city)).toMatchObject({ ok: true })
})

test('a stop in the middle makes nothing public, and the same bytes begin again', async () => {
  const source = await bench.newSource({ name: 'Stopped' })
  const stopping = AbortSignal.abort(new Error('stopped'))
  const started = await startImport(
    { sourceId: source.id, content: smallFeed(2500), fileName: null },
    operator,
    bench.city,
    bench.tools,
  )
  if (!started.ok) throw new Error(started.refusal)
  const { importId } = started.value
  await expect(bench.runJob(importId, stopping)).rejects.toThrow('stopped')
  expect(await live(source.id)).toEqual([])
  expect(await bench.runJob(importId)).toMatchObject({ state: 'applied', counts: { created: 2500 } })
  // Delivered once more after it ended: nothing happens.
  expect(await bench.runJob(importId)).toMatchObject({ state: 'applied', counts: { created: 2500 } })
})

test('one import of a source at a time, and an empty file is no feed', async () => {
  const source = await bench.newSource({ name: 'Busy' })
  const ask = { sourceId: source.id, content: smallFeed(1), fileName: null }
  expect(await startImport(ask, operator, bench.city, bench.tools)).toMatchObject({ ok: true })
  expect(await startImport(ask, operator, bench.city, bench.tools)).toMatchObject({ refusal: 'feeds.already-running' })
  const empty = { ...ask, content: new Uint8Array() }
  expect(await startImport(empty, operator, bench.city, bench.tools)).toMatchObject({
    refusal: 'feeds.nothing-to-read',
  })
  expect(await startImport(ask, { kind: 'visitor' }, bench.city, bench.tools)).toMatchObject({
    refusal: 'feeds.office-only',
  })
})
