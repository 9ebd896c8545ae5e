import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { City } from '#platform/database/city.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { editNetwork } from './commands/edit-network.ts'
import { groupInNetwork } from './commands/group-in-network.ts'
import { leaveNetwork } from './commands/leave-network.ts'

const by = { kind: 'system', because: 'test' } as const
const visitor = { kind: 'visitor' } as const
let house: TestHouse
let neighbour: City
beforeAll(async () => {
  house = await openTestHouse(['neighbour'])
  neighbour = house.neighbours[0]!
})
afterAll(() => house.close())

const list = '/somewhere/office/networks'
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
const countEvents = async (name: string) => {
  const { rows } = await sql<{ count: string }>`select count(*) from platform_outbox where name = ${name}`.execute(
    house.database.reader,
  )
  return Number(rows[0]!.count)
}

test('a network is begun with a name, once, and what was typed is kept where it can not be', async () => {
  expect((await get(list)).body).toContain('in no network yet')
  const nameless = await post(list, { 'name-en': ' ', 'about-en': 'Towns by the river' })
  expect(nameless.statusCode).toBe(400)
  expect(nameless.body).toContain('href="#name-en"')
  expect(nameless.body).toContain('Towns by the river')
  expect((await post(list, { 'name-en': 'River towns', 'about-en': 'Towns by the river' })).statusCode).toBe(303)
  expect((await get('/networks/river-towns')).body).toContain('Towns by the river')
  const again = await post(list, { 'name-en': 'River Towns' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('value="River Towns"')
  expect((await post(list, { 'name-en': '…' })).statusCode).toBe(422)
})

test('one that is in it says what it is, and says it twice without telling it twice', async () => {
  const at = `${list}/river-towns`
  expect((await get(at)).body).toContain('value="River towns"')
  expect((await post(at, { 'name-en': '' })).statusCode).toBe(400)
  expect((await post(at, { 'name-en': 'Towns by the river', 'name-de': 'Flussstädte' })).statusCode).toBe(303)
  expect((await post(at, { 'name-en': 'Towns by the river', 'name-de': 'Flussstädte' })).statusCode).toBe(303)
  expect(await countEvents('ecosystems.network-edited')).toBe(1)
  expect((await get('/networks/river-towns?lang=de')).body).toContain('Flussstädte')
})

test('another place joins and leaves; a place that is not in it may not change it', async () => {
  expect((await get('/neighbour/office/networks/river-towns')).statusCode).toBe(403)
  expect((await post('/neighbour/office/networks/river-towns', { 'name-en': 'Ours' })).statusCode).toBe(403)
  expect((await post('/neighbour/office/networks/river-towns/join')).statusCode).toBe(303)
  expect((await get('/networks/river-towns')).body).toContain('href="/neighbour/"')
  expect((await post('/neighbour/office/networks/river-towns/leave')).statusCode).toBe(303)
  expect((await post('/neighbour/office/networks/river-towns/leave')).statusCode).toBe(303)
  expect(await countEvents('ecosystems.network-left')).toBe(1)
  expect((await get('/networks/river-towns')).body).not.toContain('href="/neighbour/"')
})

test('one that all have left is nothing to a visitor, and can be joined again', async () => {
  expect((await get('/')).body).toContain('/networks/river-towns')
  expect((await post(`${list}/river-towns/leave`)).statusCode).toBe(303)
  expect((await get('/')).body).not.toContain('/networks/river-towns')
  expect((await get(list)).body).toContain(`${list}/river-towns/join`)
  expect((await post(`${list}/river-towns/join`)).statusCode).toBe(303)
})

test('only what is here, and only for the office', async () => {
  for (const act of ['', '/join', '/leave'])
    expect((await post(`${list}/nowhere${act}`, { 'name-en': 'X' })).statusCode).toBe(404)
  expect((await get(`${list}/nowhere`)).statusCode).toBe(404)
  expect((await get('/nowhere/office/networks')).statusCode).toBe(404)
  expect((await house.app.inject({ url: list, headers: { host: 'localhost' } })).statusCode).toBe(401)
  const text = { sourceLanguage: 'en', texts: { en: 'X' } }
  expect(await leaveNetwork('river-towns', visitor, neighbour)).toMatchObject({ refusal: 'ecosystems.office-only' })
  const edit = { slug: 'river-towns', name: text, about: text }
  expect(await editNetwork(edit, visitor, neighbour)).toMatchObject({ refusal: 'ecosystems.office-only' })
  expect(await groupInNetwork(edit, by, neighbour)).toMatchObject({ ok: true })
})
