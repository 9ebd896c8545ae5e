import { afterAll, beforeAll, expect, test } from 'vitest'
import { groupInNetwork, signManifesto } from '#commons/ecosystems'
import { ensureHosts, ensureVenues, organisationsForSnapshot } from '#commons/organisations'
import { localText } from '#kernel/local-text.ts'
import type { Day } from '#kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'

const by = { kind: 'system', because: 'test' } as const
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  await signManifesto({ signer: 'Town Library', kind: 'organisation', signedOn: '2026-06-01' as Day }, by, city)
  const network = { slug: 'valley', name: localText('en', 'The Valley'), about: localText('en', 'Neighbours') }
  await groupInNetwork(network, by, city)
  await city.transaction(async (tx) => {
    await ensureHosts(tx, city, ['Town Library'], by)
    await ensureVenues(tx, city, [{ name: 'Old Mill', address: null, point: null, areaAsWritten: null }], by)
  })
})
afterAll(() => house.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  house.app.inject({ method: 'GET', url, headers: { host: 'localhost', accept: 'text/html', ...headers } })
const post = (url: string, body: Record<string, string>) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      cookie: house.office,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(body).toString(),
  })

test.each([
  ['/', 200],
  ['/networks/valley', 200],
  ['/networks/nothing', 404],
  ['/somewhere', 200],
  ['/somewhere/', 200],
  ['/nowhere', 404],
  ['/somewhere/at-a-glance', 200],
  ['/nowhere/at-a-glance', 404],
  ['/nowhere/at-a-glance.json', 404],
  ['/somewhere/organisations', 200],
  ['/somewhere/organisations/town-library', 200],
  ['/somewhere/organisations/nobody', 404],
  ['/somewhere/observatory', 200],
  ['/somewhere/observatory/areas.csv', 200],
  ['/somewhere/observatory/secrets.csv', 400],
  ['/nowhere/observatory', 404],
  ['/somewhere/office/settings', 401],
  ['/somewhere/office/venues', 401],
])('%s answers %i, in four languages', async (url, status) => {
  for (const lang of ['en', 'es', 'de', 'ar']) {
    const answer = await get(`${url}?lang=${lang}`)
    expect({ lang, status: answer.statusCode }).toEqual({ lang, status })
  }
})

test('a front page keeps its order: find, purpose and signers, Saturday, wants, who is not reached', async () => {
  const { body } = await get('/somewhere')
  const places = ['id="front-q"', 'Town Library', 'id="front-saturday"', 'id="front-wants"', 'id="front-reached"']
  const order = places.map((place) => body.indexOf(place))
  expect(order.every((place) => place > 0)).toBe(true)
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('at a glance can be collected as data', async () => {
  const answer = await get('/somewhere/at-a-glance.json')
  expect(answer.json()).toMatchObject({ since: null, listings: 0, signers: [{ signer: 'Town Library' }] })
  expect(answer.headers['access-control-allow-origin']).toBe('*')
})

test('the office changes what a place says of itself; a pale colour is refused at its field, and all is kept', async () => {
  const given = { name: 'Somewhere', purpose: 'To learn together', manifesto: '', timeZone: 'Europe/Berlin' }
  const pale = await post('/somewhere/office/settings', { ...given, accent: '#ffee88' })
  expect(pale.statusCode).toBe(422)
  expect(pale.body).toContain('href="#accent"')
  expect(pale.body).toContain('To learn together')
  expect((await post('/somewhere/office/settings', { ...given, accent: 'green' })).statusCode).toBe(400)
  expect((await post('/somewhere/office/settings', { ...given, accent: '#5a2d82' })).statusCode).toBe(303)
  const more = { languages: 'en, es', 'purpose-es': 'Aprender juntos', ageMin: '3', ageMax: '30' }
  expect((await post('/somewhere/office/settings', { ...more, ageMin: 'three' })).body).toContain('href="#ageMin"')
  expect((await post('/somewhere/office/settings', { ...more, ageMin: '40' })).statusCode).toBe(422)
  expect((await post('/somewhere/office/settings', more)).statusCode).toBe(303)
  // A new language's texts have their fields once it is one of the place's languages.
  expect((await post('/somewhere/office/settings', more)).statusCode).toBe(303)
  const settings = await house.city.reading((tx) =>
    tx.selectFrom('ecosystems').selectAll().where('slug', '=', 'somewhere').executeTakeFirstOrThrow(),
  )
  expect(settings).toMatchObject({
    languages: ['en', 'es'],
    age_min: 3,
    age_max: 30,
    purpose: { texts: { en: 'To learn together', es: 'Aprender juntos' } },
  })
  const twice = await post('/somewhere/office/settings/signatures', { signer: 'town library', kind: 'organisation' })
  expect(twice.statusCode).toBe(422)
})

test('the office puts a venue on the map and takes it back', async () => {
  const { venues } = await house.city.reading(organisationsForSnapshot)
  const id = venues[0]!.id
  expect((await post(`/somewhere/office/venues/${id}/place`, { point: 'by the river' })).statusCode).toBe(400)
  expect((await post(`/somewhere/office/venues/${id}/place`, { point: '95, 7' })).statusCode).toBe(422)
  expect((await post(`/somewhere/office/venues/${id}/place`, { point: '51.99, 7.64' })).statusCode).toBe(303)
  expect((await post(`/somewhere/office/venues/${id}/undo`, {})).statusCode).toBe(303)
  expect((await post(`/somewhere/office/venues/${id}/undo`, {})).statusCode).toBe(409)
})
