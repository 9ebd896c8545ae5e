import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layDownOverride, overrideField, type Overridable } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import { importBench, type ImportBench } from '../test-imports.ts'
import { mappingShape, type Source } from '../words.ts'

const feeds = new URL('../../../../demo/feeds/coerde/', import.meta.url)
const mappings = new URL('../../../../demo/mappings/', import.meta.url)

let bench: ImportBench
let source: Source
let feed: string
let host: Actor
let offer: { readonly id: Id; readonly title: string }

const rowOf = (id: Id) =>
  bench.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
const foundBy = (word: string) =>
  bench.city.reading((tx) =>
    tx.selectFrom('catalogue_words').select('opportunity_id').where('word', '=', word).execute(),
  )
const says = (field: Overridable, said: unknown) =>
  overrideField({ opportunityId: offer.id, field, said, why: 'The feed leaves it out.' }, host, bench.city)
const run = (content: string) => bench.run(source, Buffer.from(content))

beforeAll(async () => {
  bench = await importBench()
  feed = gunzipSync(await readFile(new URL('events-2026.csv.gz', feeds))).toString('utf8')
  const mapping = mappingShape.parse(JSON.parse(await readFile(new URL('coerde-events-csv.json', mappings), 'utf8')))
  source = await bench.newSource({ name: 'Events of a town', mapping })
  const first = await run(feed)
  expect(first).toMatchObject({ state: 'applied', counts: { heldBack: 0 } })
  const rows = await bench.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').selectAll().orderBy('id').execute(),
  )
  // One whose title stands once in the file, so that changing it there changes this one only.
  const one = rows.find((row) => {
    const { texts } = row.title as unknown as { texts: Record<string, string> }
    return feed.split(texts['de'] ?? '').length === 2
  })!
  offer = { id: one.id, title: (one.title as unknown as { texts: { de: string } }).texts.de }
  host = { kind: 'person', person: bench.city.newId(), roles: [{ role: 'host', organisation: one.host_id }] }
})
afterAll(() => bench.close())

test('only the house of the offer says it differently', async () => {
  const stranger: Actor = { kind: 'person', person: bench.city.newId(), roles: [{ role: 'host', organisation: null }] }
  const ask = { opportunityId: offer.id, field: 'ages', said: { min: 6, max: 10 }, why: 'So it is.' } as const
  expect(await overrideField(ask, stranger, bench.city)).toMatchObject({ refusal: 'catalogue.not-of-this-house' })
})

test('what a host says is shown, found by its words, and outlasts the same file and a changed one; the report says so', async () => {
  expect((await says('ages', { min: 6, max: 10 })).ok).toBe(true)
  expect((await says('title', localText('de', 'Nachtfalterfest'))).ok).toBe(true)
  expect(await rowOf(offer.id)).toMatchObject({ age_min: 6, age_max: 10, title: { texts: { de: 'Nachtfalterfest' } } })
  expect(await foundBy('nachtfalterfest')).toEqual([{ opportunity_id: offer.id }])

  const again = await run(feed)
  expect(again.counts).toMatchObject({ changed: 0, created: 0, lapsed: 0, heldBack: 2 })
  expect(again.heldBack).toMatchObject([
    { opportunityId: offer.id, field: 'ages', said: { min: 6, max: 10 }, why: 'The feed leaves it out.' },
    { opportunityId: offer.id, field: 'title', told: { texts: { de: offer.title } } },
  ])

  const changed = await run(feed.replace(offer.title, `${offer.title} (neu)`))
  expect(changed.counts).toMatchObject({ changed: 1, created: 0, lapsed: 0, heldBack: 2 })
  expect(changed.heldBack[1]).toMatchObject({ field: 'title', told: { texts: { de: `${offer.title} (neu)` } } })
  expect(await rowOf(offer.id)).toMatchObject({ age_min: 6, title: { texts: { de: 'Nachtfalterfest' } } })
})

test('laid down, the newest word of the feed is shown again, and nothing is held back any more', async () => {
  const lay = (field: Overridable) => layDownOverride({ opportunityId: offer.id, field }, host, bench.city)
  expect((await lay('title')).ok).toBe(true)
  expect((await lay('title')).ok).toBe(true)
  expect((await lay('ages')).ok).toBe(true)
  expect(await rowOf(offer.id)).toMatchObject({ title: { texts: { de: `${offer.title} (neu)` } } })
  expect(await foundBy('nachtfalterfest')).toEqual([])
  const after = await run(feed)
  expect(after).toMatchObject({ counts: { changed: 1, heldBack: 0 }, heldBack: [] })
  expect(await rowOf(offer.id)).toMatchObject({ title: { texts: { de: offer.title } } })
})
