import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedHouse, type PublishedHouse } from './test-published-house.ts'

let it: PublishedHouse
beforeAll(async () => {
  it = await publishedHouse()
})
afterAll(() => it.close())

const get: PublishedHouse['get'] = (...ask) => it.get(...ask)
const api = '/api/v1/ecosystems/somewhere'

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
  const { statusCode, body } = await get(`/somewhere/opportunities/${it.ids.get('robots')}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Town hall')
  expect(body).toContain('Build one.')
  expect(body).not.toContain('alert(1)')
  expect(body).toContain('Robots &lt;b&gt;&amp; more')
})

test('what is over still answers and says so', async () => {
  const { statusCode, body } = await get(`/somewhere/opportunities/${it.ids.get('over')}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('This is over')
  expect(body).toContain('name="robots" content="noindex"')
})

test.each(['', '.ics'])('a merged thing%s has moved for good', async (extension) => {
  const answer = await get(`/somewhere/opportunities/${it.ids.get('twin')}${extension}`)
  expect(answer.statusCode).toBe(308)
  expect(answer.headers['location']).toBe(`/somewhere/opportunities/${it.ids.get('robots')}${extension}`)
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

test('the map that moves is fed outlines and dots of our own', async () => {
  const dots = (await get('/somewhere/opportunities.geojson?age=9')).json<{
    features: { properties: { count: number } }[]
  }>()
  expect(dots.features.map(({ properties }) => properties.count)).toEqual([2])
  expect((await get('/somewhere/areas.geojson')).json<{ features: unknown[] }>().features).toEqual([])
})

test('search engines find every thing and no office', async () => {
  expect((await get('/sitemap.xml')).body).toContain('/somewhere/sitemap-1.xml')
  expect((await get('/somewhere/sitemap-1.xml')).body).toContain(`/somewhere/opportunities/${it.ids.get('robots')}`)
  expect((await get('/robots.txt')).body).toContain('Disallow: /*/office')
})
