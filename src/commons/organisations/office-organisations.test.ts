import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { ensureHosts } from './commands/ensure-hosts.ts'

let house: TestHouse
let id: Id
beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  const names = ['Colla de Tabals', 'Ateneu', ...Array.from({ length: 50 }, (_, number) => `Coral ${number}`)]
  const ids = await city.transaction((tx) => ensureHosts(tx, city, names, { kind: 'system', because: 'test' }))
  id = ids.get('Ateneu')!
})
afterAll(() => house.close())

const list = '/somewhere/office/organisations'
const get = (url: string) => house.app.inject({ url, headers: { host: 'localhost', cookie: house.office } })
const post = (url: string, body: Record<string, string> = {}) =>
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

test('a list by name, found by words of it, a page at a time', async () => {
  const first = (await get(list)).body
  expect((await get(`${list}?lang=es`)).body).toContain('<html lang="es"')
  expect(first).toContain('rel="next"')
  expect((await get(`${list}?page=2`)).body.match(/office\/organisations\/[0-9a-f-]{36}/g)).toHaveLength(2)
  const found = (await get(`${list}?q=tabals+colla`)).body
  expect(found).toContain('Colla de Tabals')
  expect(found).not.toContain('Ateneu')
  expect((await get(`${list}?q=nobody`)).body).toContain('No organisation is like that')
})

test('added with what it says of itself in two languages, shown on its page, and not twice', async () => {
  const form = { name: 'Taller Obert', kind: 'association', about: 'A workshop', 'about-de': 'Eine Werkstatt' }
  const added = await post(`${list}/new`, { ...form, website: 'https://taller.example' })
  expect(added.statusCode).toBe(303)
  const page = (await get('/somewhere/organisations/taller-obert?lang=de')).body
  expect(page).toContain('Eine Werkstatt')
  const again = await post(`${list}/new`, { ...form, phone: '555 01' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('href="#name"')
  expect(again.body).toContain('value="555 01"')
})

test('bad input keeps everything typed and names each field', async () => {
  const answer = await post(`${list}/${id}`, { name: ' ', website: 'taller.example', email: 'nobody', phone: '555 02' })
  expect(answer.statusCode).toBe(400)
  for (const field of ['name', 'website', 'email']) expect(answer.body).toContain(`href="#${field}"`)
  for (const typed of ['taller.example', 'nobody', '555 02']) expect(answer.body).toContain(`value="${typed}"`)
})

test('edited, verified by somebody on a day, and taken back', async () => {
  expect((await post(`${list}/${id}`, { name: 'Ateneu Nou', kind: 'library' })).statusCode).toBe(303)
  expect((await post(`${list}/${id}/verify`, { by: '', on: '2026-06-18' })).statusCode).toBe(400)
  const tomorrow = await post(`${list}/${id}/verify`, { by: 'Town office', on: '2026-06-18' })
  expect(tomorrow.body).toContain('href="#on"')
  expect(tomorrow.body).toContain('value="Town office"')
  expect((await post(`${list}/${id}/verify`, { by: 'Town office', on: '2026-06-16' })).statusCode).toBe(303)
  expect((await get('/somewhere/organisations/ateneu')).body).toContain('Checked by Town office')
  expect((await get(`${list}?show=verified`)).body).toContain('Ateneu Nou')
  expect((await post(`${list}/${id}/take-back`)).statusCode).toBe(303)
  expect((await get('/somewhere/organisations/ateneu')).body).toContain('Not checked by anybody yet')
  expect((await get(`${list}?show=verified`)).body).not.toContain('Ateneu Nou')
})

test('only what is here, and only for the office', async () => {
  const nobody = `${list}/${house.city.newId()}`
  expect((await get(nobody)).statusCode).toBe(404)
  expect((await post(nobody, { name: 'X' })).statusCode).toBe(404)
  expect((await post(`${nobody}/verify`, { by: 'X', on: '2026-06-16' })).statusCode).toBe(404)
  expect((await post(`${nobody}/take-back`)).statusCode).toBe(404)
  expect((await get('/nowhere/office/organisations')).statusCode).toBe(404)
  expect((await house.app.inject({ url: list, headers: { host: 'localhost' } })).statusCode).toBe(401)
})
