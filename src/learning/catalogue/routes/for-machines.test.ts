import fc from 'fast-check'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everything } from '../rules/question.ts'
import { publishedHouse, type PublishedHouse } from '../test-published-house.ts'

let it: PublishedHouse
beforeAll(async () => {
  it = await publishedHouse()
})
afterAll(() => it.close())

const get: PublishedHouse['get'] = (...ask) => it.get(...ask)
const api = '/api/v1/ecosystems/somewhere'

test('a search is answered as data, and again from memory with the same bytes', async () => {
  const first = await get(`${api}/opportunities?weekday=6&free=true`)
  expect(first.statusCode).toBe(200)
  expect(first.headers['access-control-allow-origin']).toBe('*')
  const answer = first.json<{ items: { id: string; daysNotStated?: boolean }[]; total: number; nextCursor: null }>()
  expect(answer.items.map(({ id, daysNotStated }) => [id, daysNotStated])).toEqual([
    [it.ids.get('robots'), undefined],
    [it.ids.get('summer'), true],
  ])
  const again = await get(`${api}/opportunities?weekday=6&free=true`)
  expect(again.body).toBe(first.body)
  const tag = String(first.headers['etag'])
  expect((await get(`${api}/opportunities?weekday=6&free=true`, { 'if-none-match': tag })).statusCode).toBe(304)
})

test.each([
  ['?colour=red', 'colour'],
  ['?age=nine', 'age'],
  ['?place=Atlantis', 'place'],
  ['?cursor=abc', 'cursor'],
])('a program that asks %s is told 400 and which field', async (query, field) => {
  const answer = await get(`${api}/opportunities${query}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field)).toContain(field)
})

test('a merged thing has moved in the API too', async () => {
  const answer = await get(`${api}/opportunities/${it.ids.get('twin')}`)
  expect([answer.statusCode, answer.headers['location']]).toEqual([308, `${api}/opportunities/${it.ids.get('robots')}`])
})

test('any search is a calendar: what is dated with its day, a span as one day', async () => {
  const answer = await get('/somewhere/opportunities.ics')
  expect(answer.headers['content-type']).toContain('text/calendar')
  const events = new ICAL.Component(ICAL.parse(answer.body)).getAllSubcomponents('vevent')
  expect(events.map((event) => String(event.getFirstPropertyValue('dtstart'))).sort()).toEqual([
    '2026-06-01',
    '2026-06-20',
    '2026-06-20',
    '2026-06-27',
  ])
})

test('a table has one row a listing and can not run in a spreadsheet', async () => {
  const { body, headers } = await get('/somewhere/opportunities.csv')
  expect(headers['content-disposition']).toContain('somewhere-opportunities.csv')
  expect(body.trim().split('\r\n')).toHaveLength(5)
})

test('one opportunity as data tells its standing and keeps no dangerous link', async () => {
  const item = (await get(`${api}/opportunities/${it.ids.get('robots')}`)).json<{
    standing: string
    sessions: { link: string | null }[]
  }>()
  expect(item.standing).toBe('open')
  expect(item.sessions).toHaveLength(3)
  expect(item.sessions.map(({ link }) => link)).toContain(null)
  const found = await get(`${api}/opportunities?q=robots`)
  expect(found.json<{ total: number }>().total).toBe(1)
  expect(found.body).not.toContain('javascript:')
})

test.each(['/api/v1/ecosystems', `${api}/organisations`, `${api}/areas`])(
  '%s lists what searches refer to',
  async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(200)
    expect(Array.isArray(answer.json<{ items: unknown[] }>().items)).toBe(true)
  },
)

test('the API describes itself from the schemas that check it', async () => {
  const description = (await get('/api/v1/openapi.json')).json<{
    openapi: string
    paths: Record<string, { get: { parameters: { name: string }[] } }>
  }>()
  expect(description.openapi).toMatch(/^3\.1/)
  const search = description.paths['/api/v1/ecosystems/{ecosystem}/opportunities']!.get
  expect(search.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(everything)))
})

test('HSDS: the root, pages of services, listings and organizations', async () => {
  expect((await get(`${api}/hsds`)).json()).toMatchObject({ version: '3.0' })
  const page = (await get(`${api}/hsds/services?per_page=1&page=2`)).json<{ contents: { id: string }[] }>()
  expect(page).toMatchObject({ total_items: 2, total_pages: 2, page_number: 2, size: 1, last_page: true, empty: false })
  const service = (await get(`${api}/hsds/services/${page.contents[0]!.id}`)).json()
  expect(service).toMatchObject({ id: page.contents[0]!.id, status: 'active' })
  expect((await get(`${api}/hsds/service_at_locations?per_page=2&page=2`)).json()).toMatchObject({
    total_items: 4,
    size: 2,
  })
  expect((await get(`${api}/hsds/organizations`)).json()).toMatchObject({ total_items: 1 })
  expect((await get(`${api}/hsds/services?modified_after=2100-01-01`)).json()).toMatchObject({
    total_items: 0,
    empty: true,
  })
})

test('RPDE: every change once, in order, to a last empty page that points at itself', async () => {
  const seen: { id: string; state: string; modified: number }[] = []
  let url = `${api}/rpde`
  for (let page = 0; page < 5; page += 1) {
    const { items, next } = (await get(url)).json<{ items: typeof seen; next: string }>()
    const path = next.replace(/^https?:\/\/[^/]+/, '')
    if (items.length === 0) {
      expect(path).toBe(url)
      break
    }
    seen.push(...items)
    url = path
  }
  expect(new Map(seen.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [it.ids.get('robots'), 'updated'],
      [it.ids.get('summer'), 'updated'],
      [it.ids.get('over'), 'updated'],
      [it.ids.get('twin'), 'deleted'],
    ]),
  )
  expect(seen.map(({ modified }) => modified)).toEqual(seen.map(({ modified }) => modified).toSorted((a, b) => a - b))
})

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('1', '6,7', 'true', '2026-06-20', '51.96,7.63', 'arts', '-1', '1e9', '%00', '\u0000', '٩', "';--"),
)
const hostile = fc.dictionary(
  fc.oneof(fc.constantFrom(...Object.keys(everything), 'lang', 'page', 'afterId'), fc.string({ maxLength: 8 })),
  value,
  { maxKeys: 5 },
)
const doors = [
  `${api}/opportunities`,
  '/somewhere/opportunities',
  '/somewhere/opportunities.ics',
  '/somewhere/opportunities.csv',
  '/somewhere/opportunities.geojson',
  `${api}/hsds/services`,
  `${api}/hsds/service_at_locations`,
  `${api}/rpde`,
]

test('whatever is asked is answered or refused by name, never a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...doors), hostile, async (door, query) => {
      const answer = await get(`${door}?${new URLSearchParams(query).toString()}`)
      expect([200, 400]).toContain(answer.statusCode)
    }),
    { numRuns: 400 },
  )
})
