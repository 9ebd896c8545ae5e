import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveListingsOfSource } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import { importBench, operator, smallFeed, smallMapping, type ImportBench } from '../test-imports.ts'
import { applyImport } from './apply-import.ts'
import { createSource } from './create-source.ts'
import { editSource } from './edit-source.ts'
import { endImport } from './end-import.ts'
import { receiveFeed } from './receive-feed.ts'
import { removeSource } from './remove-source.ts'
import { resumeImport } from './resume-import.ts'
import { startImport } from './start-import.ts'

const visitor = { kind: 'visitor' } as const
const office = { refusal: 'feeds.office-only' }
let bench: ImportBench
beforeAll(async () => {
  bench = await importBench()
})
afterAll(() => bench.close())

const eventsOf = async (about: 'sourceId' | 'importId', id: Id): Promise<string[]> => {
  const rows = await bench.city.reading((tx) =>
    tx.selectFrom('platform_outbox').select(['name', 'about']).orderBy('seq').execute(),
  )
  return rows.flatMap((row) => ((row.about as Record<string, unknown>)[about] === id ? [row.name] : []))
}
const live = (sourceId: Id) => bench.city.reading((tx) => liveListingsOfSource(tx, sourceId))
const start = async (sourceId: Id): Promise<Id> => {
  const ask = { sourceId, content: smallFeed(4), fileName: 'four.csv' }
  const started = await startImport(ask, operator, bench.city, bench.tools)
  if (!started.ok) throw new Error(started.refusal)
  return started.value.importId
}

test('a source is made and told, with the zone and currency of its place; the same draft again is another source', async () => {
  const draft = { name: 'Club', origin: 'upload' as const, mapping: smallMapping }
  const made = await createSource(draft, operator, bench.city)
  expect(made).toMatchObject({ ok: true, value: { mapping: { timeZone: 'Europe/Berlin', currency: 'EUR' } } })
  const id = made.ok ? made.value.id : (undefined as never)
  expect(await eventsOf('sourceId', id)).toEqual(['feeds.source-created'])
  const again = await createSource(draft, operator, bench.city)
  expect(again.ok && again.value.id).not.toBe(id)
  expect(await createSource(draft, visitor, bench.city)).toMatchObject(office)
  expect(await createSource({ ...draft, origin: 'address' }, operator, bench.city)).toMatchObject({
    refusal: 'feeds.address-needed',
  })
})

test('a received feed becomes a source with a proposed mapping; nothing of it is public yet', async () => {
  const received = { name: 'Paste', origin: 'upload' as const, content: smallFeed(3), language: 'en', mapping: null }
  const made = await receiveFeed(received, operator, bench.city, bench.tools.files)
  expect(made).toMatchObject({ ok: true, value: { mapping: { reader: { form: 'csv' } } } })
  const id = made.ok ? made.value.id : (undefined as never)
  expect(await eventsOf('sourceId', id)).toEqual(['feeds.source-created'])
  expect(await live(id)).toEqual([])
  expect(await receiveFeed({ ...received, content: Buffer.alloc(0) }, operator, bench.city, bench.tools.files)).toEqual(
    expect.objectContaining({ refusal: 'feeds.nothing-to-read' }),
  )
  expect(await receiveFeed(received, visitor, bench.city, bench.tools.files)).toMatchObject(office)
})

test('an edit changes what it names, and the same edit again nothing more', async () => {
  const source = await bench.newSource({ name: 'Old name', attribution: 'The club' })
  const edited = await editSource(source.id, { name: 'New name' }, operator, bench.city)
  expect(edited).toMatchObject({ value: { name: 'New name', attribution: 'The club' } })
  expect(await editSource(source.id, { name: 'New name' }, operator, bench.city)).toEqual(edited)
  expect(await eventsOf('sourceId', source.id)).toEqual([
    'feeds.source-created',
    'feeds.source-edited',
    'feeds.source-edited',
  ])
  expect(await editSource(bench.city.newId(), {}, operator, bench.city)).toMatchObject({ refusal: 'feeds.not-here' })
  expect(await editSource(source.id, {}, visitor, bench.city)).toMatchObject(office)
})

test('an import is queued, stopped, begun again and applied; each step once', async () => {
  const source = await bench.newSource({ name: 'Steps' })
  const importId = await start(source.id)
  expect(await endImport(importId, 'stopped', visitor, bench.city)).toMatchObject(office)
  const stopped = await endImport(importId, 'stopped', operator, bench.city)
  expect(stopped).toMatchObject({ value: { state: 'stopped' } })
  expect(await endImport(importId, 'stopped', operator, bench.city)).toMatchObject({ value: { state: 'stopped' } })
  expect(await endImport(importId, 'declined', operator, bench.city)).toMatchObject({
    refusal: 'feeds.not-waiting-for-yes',
  })
  expect(await resumeImport(importId, visitor, bench.city, bench.tools)).toMatchObject(office)
  expect(await resumeImport(importId, operator, bench.city, bench.tools)).toMatchObject({ ok: true })
  expect(await resumeImport(importId, operator, bench.city, bench.tools)).toMatchObject({
    refusal: 'feeds.already-running',
  })
  expect(await bench.runJob(importId)).toMatchObject({ state: 'applied', counts: { created: 4 } })
  const again = await applyImport(importId, { saidYes: false }, operator, bench.city)
  expect(again).toMatchObject({ value: { state: 'applied', counts: { created: 4 } } })
  expect(await applyImport(importId, { saidYes: true }, visitor, bench.city)).toMatchObject(office)
  expect((await eventsOf('importId', importId)).filter((name) => name.startsWith('feeds.import-'))).toEqual([
    'feeds.import-queued',
    'feeds.import-stopped',
    'feeds.import-queued',
    'feeds.import-applied',
  ])
})

test('a removed source is asked no more and its listings lapse, once', async () => {
  const source = await bench.newSource({ name: 'Going' })
  const importId = await start(source.id)
  expect(await removeSource(source.id, operator, bench.city)).toMatchObject({ refusal: 'feeds.still-importing' })
  await bench.runJob(importId)
  expect(await removeSource(source.id, visitor, bench.city)).toMatchObject(office)
  expect(await removeSource(source.id, operator, bench.city)).toEqual({ ok: true, value: { lapsed: 4 } })
  expect(await removeSource(source.id, operator, bench.city)).toEqual({ ok: true, value: { lapsed: 0 } })
  expect(await live(source.id)).toEqual([])
  expect((await eventsOf('sourceId', source.id)).filter((name) => name === 'feeds.source-removed')).toHaveLength(1)
  const ask = { sourceId: source.id, content: smallFeed(1), fileName: null }
  expect(await startImport(ask, operator, bench.city, bench.tools)).toMatchObject({ refusal: 'feeds.not-here' })
})
