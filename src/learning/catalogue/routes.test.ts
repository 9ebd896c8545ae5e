import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import { readConfig } from '#platform/config.ts'
import type { City } from '#platform/database/city.ts'
import { testDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import { type Installation, openInstallation } from '../../main/installation.ts'
import { openHouse } from '../../main/open-app.ts'
import { mergeOpportunities } from './commands/merge-opportunities.ts'
import { onDay, sampleDraft, sampleSession, through } from './commands/sample-drafts.ts'
import { saveFromSource } from './commands/save-from-source.ts'
import { everything } from './rules/question.ts'
import { clearShelf, snapshotOf } from './snapshot/shelf.ts'

const by: Actor = { kind: 'operator', session: '01900000-0000-7000-8000-000000000000' as Id }
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-catalogue-'))
let app: App
let house: Installation
let city: City
const ids = new Map<string, Id>()

beforeAll(async () => {
  const database = await testDatabase()
  city = await database.addCity('somewhere')
  const drafts = [
    sampleDraft('robots', {
      title: localText('en', 'Robots <b>& more</b>'),
      description: localText('en', '<script>alert(1)</script><p>Build one.</p>'),
      ages: { min: 8, max: 12 },
      themes: ['technology'],
      sessions: [
        sampleSession('r1', { when: onDay('2026-06-20') }),
        sampleSession('r2', { when: onDay('2026-06-27') }),
      ],
    }),
    sampleDraft('summer', {
      title: localText('en', 'Summer studio'),
      sessions: [sampleSession('s1', { when: through('2026-06-01', '2026-08-28') })],
    }),
    sampleDraft('over', { sessions: [sampleSession('o1', { when: onDay('2026-01-10') })] }),
    sampleDraft('twin', {
      sessions: [sampleSession('t1', { when: onDay('2026-06-20'), link: 'javascript:alert(1)' })],
    }),
  ]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId: city.newId(), drafts }, by))
  const rows = await city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select(['id', 'group_key']).execute(),
  )
  for (const { id, group_key: key } of rows) ids.set(key ?? '', id)
  await city.transaction((tx) =>
    mergeOpportunities(tx, city, { keptId: ids.get('robots')!, foldedId: ids.get('twin')!, parts: { title: 1 } }, by),
  )
  clearShelf()
  house = await openInstallation(readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent' }), {
    database,
    clock: database.clock,
  })
  ;({ app } = await openHouse(house))
  await app.ready()
  await snapshotOf(city)
})
afterAll(async () => {
  await app.close()
  await house.close()
  clearShelf()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const api = '/api/v1/ecosystems/somewhere'

test('a search is answered as data, and again from memory with the same bytes', async () => {
  const first = await get(`${api}/opportunities?weekday=6&free=true`)
  expect(first.statusCode).toBe(200)
  expect(first.headers['access-control-allow-origin']).toBe('*')
  const answer = first.json<{ items: { id: string; daysNotStated?: boolean }[]; total: number; nextCursor: null }>()
  expect(answer.items.map(({ id, daysNotStated }) => [id, daysNotStated])).toEqual([
    [ids.get('robots'), undefined],
    [ids.get('summer'), true],
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

test('a person who mistypes gets the form back with everything kept and the error at its field', async () => {
  const answer = await get('/somewhere/opportunities?q=robots&age=nine&free=true')
  expect(answer.statusCode).toBe(400)
  expect(answer.body).toMatch(/id="age"[^>]*value="nine"[^>]*aria-invalid="true"/)
  expect(answer.body).toMatch(/id="q"[^>]*value="robots"/)
  expect(answer.body).toContain('Age is a whole number of years')
})

test.each(['list', 'calendar', 'map'])('the same question is one page as a %s', async (view) => {
  const answer = await get(`/somewhere/opportunities?age=9&view=${view}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('2 things to do')
  expect(answer.body).not.toMatch(/⟦|undefined|NaN/)
})

test('a page is kept for each language, and never for a browser with something of its own to say', async () => {
  const english = await get('/somewhere/opportunities?age=9', { 'accept-language': 'en' })
  const spanish = await get('/somewhere/opportunities?age=9', { 'accept-language': 'es' })
  expect(english.body).not.toBe(spanish.body)
  expect((await get('/somewhere/opportunities?age=9', { 'accept-language': 'es' })).body).toBe(spanish.body)
})

test('nothing found offers what to loosen, what is nearest, and to tell the city', async () => {
  const { body } = await get('/somewhere/opportunities?q=robots&age=40')
  expect(body).toContain('Nothing fits all of this')
  expect(body).toContain('/somewhere/wants/new?interest=robots&amp;age=40')
  expect(body).toContain('Without “Age 40”')
})

test('a thing to do tells when, where and what, and no foreign script runs', async () => {
  const { statusCode, body } = await get(`/somewhere/opportunities/${ids.get('robots')}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Town hall')
  expect(body).toContain('Build one.')
  expect(body).not.toContain('alert(1)')
  expect(body).toContain('Robots &lt;b&gt;&amp; more')
})

test('what is over still answers and says so', async () => {
  const { statusCode, body } = await get(`/somewhere/opportunities/${ids.get('over')}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('This is over')
  expect(body).toContain('name="robots" content="noindex"')
})

test.each(['', '.ics'])('a merged thing%s has moved for good', async (extension) => {
  const answer = await get(`/somewhere/opportunities/${ids.get('twin')}${extension}`)
  expect(answer.statusCode).toBe(308)
  expect(answer.headers['location']).toBe(`/somewhere/opportunities/${ids.get('robots')}${extension}`)
})

test('a merged thing has moved in the API too', async () => {
  const answer = await get(`${api}/opportunities/${ids.get('twin')}`)
  expect([answer.statusCode, answer.headers['location']]).toEqual([308, `${api}/opportunities/${ids.get('robots')}`])
})

test.each([
  '/nowhere/opportunities',
  '/somewhere/opportunities/01930000-0000-7000-8000-000000000000',
  '/somewhere/opportunities/nonsense',
  '/api/v1/ecosystems/nowhere/opportunities',
  `${api}/opportunities/nonsense`,
  `${api}/hsds/services/nonsense`,
  '/somewhere/sitemap-2.xml',
  '/somewhere/organisations/nobody/calendar.ics',
])('there is nothing at %s', async (url) => {
  expect((await get(url)).statusCode).toBe(404)
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

test('the map that moves is fed outlines and dots of our own', async () => {
  const dots = (await get('/somewhere/opportunities.geojson?age=9')).json<{
    features: { properties: { count: number } }[]
  }>()
  expect(dots.features.map(({ properties }) => properties.count)).toEqual([2])
  expect((await get('/somewhere/areas.geojson')).json<{ features: unknown[] }>().features).toEqual([])
})

test('one opportunity as data tells its standing and keeps no dangerous link', async () => {
  const item = (await get(`${api}/opportunities/${ids.get('robots')}`)).json<{
    standing: string
    sessions: { link: string | null }[]
  }>()
  expect(item.standing).toBe('open')
  expect(item.sessions).toHaveLength(3)
  expect(item.sessions.map(({ link }) => link)).toContain(null)
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
      [ids.get('robots'), 'updated'],
      [ids.get('summer'), 'updated'],
      [ids.get('over'), 'updated'],
      [ids.get('twin'), 'deleted'],
    ]),
  )
  expect(seen.map(({ modified }) => modified)).toEqual(seen.map(({ modified }) => modified).toSorted((a, b) => a - b))
})

test('search engines find every thing and no office', async () => {
  expect((await get('/sitemap.xml')).body).toContain('/somewhere/sitemap-1.xml')
  expect((await get('/somewhere/sitemap-1.xml')).body).toContain(`/somewhere/opportunities/${ids.get('robots')}`)
  expect((await get('/robots.txt')).body).toContain('Disallow: /*/office')
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
