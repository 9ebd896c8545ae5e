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
