import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { liveListingsOfSource } from '#learning/catalogue'
import { shippedMappings } from '../queries/shipped-mappings.ts'
import { importBench, operator, smallFeed, type ImportBench } from '../test-imports.ts'
import { pollSource } from './poll-source.ts'

let bench: ImportBench
let server: Server
let answer: (request: IncomingMessage, response: ServerResponse) => void
let origin: string
const here = { mayCall: () => true }

beforeAll(async () => {
  bench = await importBench()
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await bench.close()
})
beforeEach(() => {
  answer = (_request, response) => response.writeHead(404).end()
})

const polled = async (sourceId: Parameters<typeof pollSource>[0]) => {
  const result = await pollSource(sourceId, operator, bench.city, bench.tools, here)
  if (result.ok && result.value.kind === 'started') return bench.runJob(result.value.importId)
  return result.ok ? result.value : result.refusal
}

test('a whole feed is fetched and imported; unchanged, it is not fetched again', async () => {
  let asked = 0
  answer = (request, response) => {
    asked += 1
    if (request.headers['if-none-match'] === '"one"') return response.writeHead(304).end()
    return response.writeHead(200, { etag: '"one"' }).end(smallFeed(12))
  }
  const source = await bench.newSource({ origin: 'address', address: `${origin}/feed.csv`, pollMinutes: 60 })
  expect(await polled(source.id)).toMatchObject({ state: 'applied', counts: { created: 12 } })
  expect(await polled(source.id)).toEqual({ kind: 'unchanged' })
  expect(asked).toBe(2)
  const told = await bench.city.reading((tx) =>
    tx.selectFrom('platform_outbox').select('about').where('name', '=', 'feeds.source-polled').execute(),
  )
  expect(told.map(({ about }) => (about as { sourceId: string }).sourceId)).toEqual([source.id, source.id])
})

test('a feed of changes is read page by page, and what it deletes lapses', async () => {
  const item = (id: string) => ({
    state: 'updated',
    kind: 'Event',
    id,
    modified: 1,
    data: { '@type': 'Event', name: `Ride ${id}`, startDate: '2026-07-04T10:00:00Z', organizer: { name: 'Wheels' } },
  })
  const pages: Record<string, object> = {
    '/rpde': { items: ['a', 'b', 'c', 'd', 'e', 'f'].map(item), next: '/rpde?after=1' },
    '/rpde?after=1': { items: [item('g')], next: '/rpde?after=2' },
    '/rpde?after=2': { items: [], next: '/rpde?after=2' },
  }
  answer = (request, response) => response.end(JSON.stringify(pages[request.url!]))
  const mapping = shippedMappings().get('openactive-2')!
  const source = await bench.newSource({ origin: 'address', address: `${origin}/rpde`, mapping, name: 'Rides' })
  expect(await polled(source.id)).toMatchObject({ state: 'applied', counts: { created: 7 } })
  expect(await polled(source.id)).toEqual({ kind: 'unchanged' })

  pages['/rpde?after=2'] = { items: [{ state: 'deleted', kind: 'Event', id: 'c', modified: 5 }], next: '/rpde?after=3' }
  pages['/rpde?after=3'] = { items: [], next: '/rpde?after=3' }
  expect(await polled(source.id)).toMatchObject({ state: 'applied', counts: { created: 0, unchanged: 6, lapsed: 1 } })
  const live = await bench.city.reading((tx) => liveListingsOfSource(tx, source.id))
  expect(live).not.toContain('c')
})

test('a feed of changes may hold more than is read at once', async () => {
  const items = Array.from({ length: 1_100 }, (_, at) => ({
    state: 'updated',
    kind: 'Event',
    id: `e${at}`,
    modified: 1,
    data: { '@type': 'Event', name: `Ride ${at}`, startDate: '2026-07-04T10:00:00Z', organizer: { name: 'Wheels' } },
  }))
  answer = (request, response) =>
    response.end(JSON.stringify({ items: request.url === '/many' ? items : [], next: '/many?after=1' }))
  const mapping = shippedMappings().get('openactive-2')!
  const source = await bench.newSource({ origin: 'address', address: `${origin}/many`, mapping, name: 'Many rides' })
  expect(await polled(source.id)).toMatchObject({ state: 'applied', counts: { read: 1_100, created: 1_100 } })
})

test('an address inside our own walls is refused, and nothing is imported', async () => {
  const source = await bench.newSource({ origin: 'address', address: `${origin}/feed.csv`, name: 'Inner' })
  expect(await pollSource(source.id, operator, bench.city, bench.tools)).toMatchObject({ ok: false })
})

test('a line that breaks in the middle imports nothing', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '100000' })
    response.write(smallFeed(3))
    setTimeout(() => response.destroy(), 20)
  }
  const source = await bench.newSource({ origin: 'address', address: `${origin}/feed.csv`, name: 'Broken' })
  expect(await polled(source.id)).toBe('fetching.cut-off')
  expect(await bench.city.reading((tx) => liveListingsOfSource(tx, source.id))).toEqual([])
})

test('a server that does not have the feed is told by its refusal', async () => {
  const source = await bench.newSource({ origin: 'address', address: `${origin}/gone`, name: 'Gone' })
  expect(await polled(source.id)).toBe('fetching.not-found')
})
