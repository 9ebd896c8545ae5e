import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { readConfig } from '#platform/config.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { type Installation, openInstallation } from '../../../main/installation.ts'
import { openHouse } from '../../../main/open-app.ts'
import { enrolPerson } from '../commands/enrol-person.ts'
import { saveLink } from '../store.ts'
import { saveAccount, saveAddress } from './account-store.ts'
import { sessionCookie } from './words.ts'
import { layAssets } from '../../../../tests/stage/built-assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'hedgerow-sign-in-'))
export let app: App
export let desk: Desk
export let house: Installation
export let database: TestDatabase
/** A demonstration with one place, an hour later before each test. */
export function openSignIn(): void {
  beforeAll(async () => {
    database = await testDatabase()
    await database.addCity('here')
    const client = await database.connect('tests')
    await client.query('update ecosystems set demonstration = true')
    await client.end()
    const config = readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent', HEDGEROW_ORIGIN: 'https://learn.example' })
    await layAssets(folder)
    house = await openInstallation(config, { database, clock: database.clock })
    ;({ app, desk } = await openHouse(house))
    await app.ready()
  })
  beforeEach(() => database.clock.pass(3_600_000))
  afterAll(async () => {
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

let caller = 0
export const post = (url: string, payload: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'learn.example',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams(payload).toString(),
    remoteAddress: `10.0.${caller >> 8}.${caller++ & 255}`,
  })
export const get = (url: string, cookie = '') =>
  app.inject({ url, headers: { host: 'learn.example', cookie, accept: 'text/html' } })
export const mails = () => readMailbox(database.installation, 50)
const tokenIn = async (): Promise<string> => /token=([\w-]+)/.exec((await mails())[0]!.text)![1]!
/** The clock stands still else, and messages of one moment are in no order. */
export const asked = async (address: string, next?: string): Promise<string> => {
  database.clock.pass(1)
  const answer = await post('/sign-in', next === undefined ? { address } : { address, next })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in/sent'])
  return tokenIn()
}
export const cookieOf = (answer: { readonly cookies: readonly { name: string; value: string }[] }): string =>
  `${sessionCookie}=${answer.cookies.find(({ name }) => name === sessionCookie)?.value ?? ''}`
export const signedIn = async (address: string, agent = 'Firefox/143 Android'): Promise<string> =>
  cookieOf(await post('/sign-in/link', { token: await asked(address) }, { 'user-agent': agent }))

export const enrolled = async (address: string): Promise<{ account: Id; person: Id }> => {
  const account = database.newId()
  await saveAccount(database.installation, {
    id: account,
    language: 'es',
    madeAt: database.clock.now(),
    erasedAt: null,
  })
  await saveAddress(database.installation, address, account, database.clock.now())
  const { city } = (await desk.cityBySlug('here'))!
  const made = await enrolPerson({ displayName: 'Wren Example' }, { kind: 'system', because: 'a test' }, city)
  if (!made.ok) throw new Error(made.refusal)
  await city.transaction((tx) => saveLink(tx, account, made.value.personId, city.now()))
  return { account, person: made.value.personId }
}
