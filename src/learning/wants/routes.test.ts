import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const host = 'localhost'
const get = (url: string, headers: Record<string, string> = {}) =>
  house.app.inject({ method: 'GET', url, headers: { host, ...headers } })
const post = (url: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      host,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    payload: new URLSearchParams(body).toString(),
  })

test('told, read by the office, shown, joined by another browser', async () => {
  expect((await get('/somewhere/wants')).body).toContain('Nobody has told what is missing yet')
  const told = await post('/somewhere/wants', { interest: 'Chess for beginners', ageBand: '6-9', times: 'saturdays' })
  expect(told.statusCode).toBe(303)
  expect(told.headers['location']).toBe('/somewhere/wants')
  expect((await get('/somewhere/wants')).body).not.toContain('Chess for beginners')
  const desk = await get('/somewhere/office/wants', { cookie: house.office })
  expect(desk.body).toContain('Chess for beginners')
  const id = /office\/wants\/([0-9a-f-]{36})/.exec(desk.body)![1]!
  expect((await post(`/somewhere/wants/${id}/join`, {})).statusCode).toBe(404)
  const heard = await post(`/somewhere/office/wants/${id}`, { [`state-${id}`]: 'heard' }, { cookie: house.office })
  expect(heard.statusCode).toBe(303)
  const shown = (await get('/somewhere/wants')).body
  expect(shown).toContain('Chess for beginners')
  expect(shown).toContain('Asked for by a few')
  const joined = await post(`/somewhere/wants/${id}/join`, {})
  expect(joined.statusCode).toBe(303)
  const cookie = joined.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  expect((await post(`/somewhere/wants/${id}/join`, {}, { cookie })).statusCode).toBe(409)
})

test('a form comes prefilled from a search, and a mistake keeps what was typed', async () => {
  const form = (await get('/somewhere/wants/new?interest=robots&age=9&weekday=6')).body
  expect(form).toContain('value="robots"')
  expect(form).toMatch(/<option value="6-9" selected/)
  expect(form).toMatch(/value="saturdays"[^>]*checked/)
  const empty = await post('/somewhere/wants', { interest: ' ', ageBand: '10-12' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toMatch(/<option value="10-12" selected/)
  expect(empty.body).toContain('href="#interest"')
})

test('P11 a phone number is refused with its sentence, in the reader’s language', async () => {
  const refused = await post('/somewhere/wants?lang=es', { interest: 'Ajedrez, 312 555 0142' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('parece un teléfono')
  expect(refused.body).toContain('Ajedrez')
})

test('nobody finds a want of a place that is not there, and only the office answers', async () => {
  expect((await get('/nowhere/wants')).statusCode).toBe(404)
  expect((await get('/somewhere/office/wants')).statusCode).toBe(401)
  const id = '0192d5a0-0000-7000-8000-000000000000'
  expect((await post(`/somewhere/wants/${id}/join`, {})).statusCode).toBe(404)
  const answer = await post(`/somewhere/office/wants/${id}`, { state: 'declined' }, { cookie: house.office })
  expect(answer.statusCode).toBe(422)
})
