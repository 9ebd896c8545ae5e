import { afterAll, beforeAll, expect, test } from 'vitest'
import { effectLimit } from '#platform/http/app.ts'
import { houseOfHosts, type HouseOfHosts } from './hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
beforeAll(async () => {
  it = await houseOfHosts()
})
afterAll(() => it.close())

test('two people behind one address are counted each for themself', async () => {
  const one = await it.somebody('Hazel Example', 'guardian', null)
  const other = await it.somebody('Linden Example', 'guardian', null)
  const nobodysPlace = `/me/taking-part/${it.here.city.newId()}/back`
  const statuses: number[] = []
  for (let count = 0; count <= effectLimit.max; count += 1) {
    statuses.push((await it.post(nobodysPlace, {}, one.cookie)).statusCode)
  }
  expect(statuses.slice(0, -1).every((status) => status === 404)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  expect((await it.post(nobodysPlace, {}, other.cookie)).statusCode).toBe(404)
})

test('when too many come, pages of one’s own wait in the order of coming; reading and what was filled in do not', async () => {
  const one = await it.somebody('Hazel Example', 'guardian', null)
  const other = await it.somebody('Linden Example', 'guardian', null)
  const room = it.here.app.waitingRoom
  room.look({ lateBy: 5_000, longest: 0, answered: 0 })
  const first = await it.get('/me/taking-part', one.cookie)
  expect([first.statusCode, first.headers['retry-after']]).toEqual([503, '2'])
  expect(first.body).toContain('You are next.')
  const number = String(first.headers['set-cookie']).split(';')[0]!
  expect((await it.get('/me/taking-part', other.cookie)).body).toContain('One person is before you.')
  const again = await it.get('/me/taking-part', `${one.cookie}; ${number}`)
  expect(again.body).toContain('You are next.')
  expect((await it.get('/opportunities', one.cookie)).statusCode).toBe(200)
  expect((await it.post(`/me/taking-part/${it.here.city.newId()}/back`, {}, one.cookie)).statusCode).toBe(404)
  expect((await it.get('/host/standing', it.robin.cookie)).statusCode).not.toBe(503)
  while (room.waiting > 0) room.look({ lateBy: 0, longest: 0, answered: 0 })
  expect((await it.get('/me/taking-part', `${one.cookie}; ${number}`)).statusCode).toBe(200)
})

test('when too many read, whoever comes is told when to come again, without a number; health and style are told anyway', async () => {
  const { readingLane } = it.here.app
  readingLane.watch()
  let isRush = true
  // Whoever is answered is followed by another one at once.
  const reader = (): void => void (isRush && readingLane.come(reader))
  for (let count = 0; count < 1_100; count += 1) readingLane.come(reader)
  const busy = await it.get('/opportunities')
  expect([busy.statusCode, busy.headers['set-cookie']]).toEqual([503, undefined])
  expect(Number(busy.headers['retry-after'])).toBeGreaterThanOrEqual(2)
  expect(busy.body).toContain('Very many people read here at this moment.')
  expect((await it.here.app.inject('/healthz')).statusCode).toBe(200)
  isRush = false
  await expect.poll(async () => (await it.get('/opportunities')).statusCode).toBe(200)
})
