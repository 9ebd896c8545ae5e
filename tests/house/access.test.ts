import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { testDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import { type Installation, openInstallation } from '../../src/main/installation.ts'
import { openHouse } from '../../src/main/open-app.ts'
import { accessMatrix } from './access-matrix.ts'
import { layAssets } from '../stage/built-assets.ts'

let app: App
let house: Installation
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-access-'))

beforeAll(async () => {
  const database = await testDatabase()
  await database.addCity('somewhere')
  await layAssets(folder)
  house = await openInstallation(readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent' }), {
    database,
    clock: database.clock,
  })
  ;({ app } = await openHouse(house))
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const own = () => app.doors.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')

test('every door has a row, and every row a door', () => {
  const hung = Object.fromEntries(own().map(({ method, url, access }) => [`${method} ${url}`, access]))
  expect(hung).toEqual(accessMatrix)
})

/** An address of the route's shape that leads nowhere in particular. */
const addressOf = (url: string): string =>
  url
    .replace(':ecosystem', 'somewhere')
    .replace('*', 'x')
    .replaceAll(/:(\w+)(\([^)]*\))?/g, '0192d5a0-0000-7000-8000-000000000000')

test('a stranger stands before every door of the office and of the machines', async () => {
  const shut = own().filter(({ access }) => access !== 'anyone')
  expect(shut.length).toBeGreaterThan(3)
  for (const { method, url, access } of shut) {
    const answer = await app.inject({ method: method as 'GET', url: addressOf(url), headers: { host: 'localhost' } })
    expect({ door: `${method} ${url}`, status: answer.statusCode }).toEqual({
      door: `${method} ${url}`,
      status: access === 'token' ? 403 : 401,
    })
  }
})

test('whatever changes something is refused to another site, at every door', async () => {
  const changing = own().filter(({ method }) => method !== 'GET')
  expect(changing.length).toBeGreaterThan(1)
  for (const { method, url } of changing) {
    const answer = await app.inject({
      method: method as 'POST',
      url: addressOf(url),
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect({ door: `${method} ${url}`, status: answer.statusCode }).toEqual({ door: `${method} ${url}`, status: 403 })
  }
})
