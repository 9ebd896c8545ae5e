import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson, giveRole, sessionCookie } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, instant } from '#kernel/instant.ts'
import { readConfig } from '#platform/config.ts'
import type { City } from '#platform/database/city.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import { saveAccount } from '../commons/people/sign-in/account-store.ts'
import { saveLink } from '../commons/people/store.ts'
import { saveSession } from '../commons/people/sign-in/session-store.ts'
import { tokenHash } from '../commons/people/sign-in/rules/token-hash.ts'
import { type Installation, openInstallation } from './installation.ts'
import { openHouse } from './open-app.ts'
import { layAssets } from '../../tests/stage/built-assets.ts'

const house: Actor = { kind: 'system', because: 'a test' }
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-guard-'))
let app: App
let installation: Installation
let database: TestDatabase
let here: City
beforeAll(async () => {
  database = await testDatabase()
  here = await database.addCity('here')
  await database.addCity('elsewhere')
  const config = readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent' })
  await layAssets(folder)
  installation = await openInstallation(config, { database, clock: database.clock })
  const opened = await openHouse(installation)
  ;({ app } = opened)
  for (const access of ['account', 'person', 'office'] as const)
    app.get(`/:ecosystem/probe/${access}`, { config: { access } }, async (request) => ({
      by: await opened.desk.by(request),
      signedIn: await opened.desk.signedIn(request),
    }))
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await installation.close()
  rmSync(folder, { recursive: true, force: true })
})

const signedIn = async (): Promise<{ account: Id; cookie: string }> => {
  const [account, now] = [database.newId(), database.clock.now()]
  await saveAccount(database.installation, { id: account, language: 'en', madeAt: now, erasedAt: null })
  const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
  await saveSession(database.installation, { ...session, endsAt: instant(now + 60_000) }, tokenHash(account))
  return { account, cookie: `${sessionCookie}=${account}` }
}
const enrolled = async (account: Id, steward: boolean): Promise<Id> => {
  const made = await enrolPerson({ displayName: 'Robin Example' }, house, here)
  if (!made.ok) throw new Error(made.refusal)
  const { personId } = made.value
  await here.transaction((tx) => saveLink(tx, account, personId, here.now()))
  const fromOn = addDays(dayIn('UTC', here.now()), -1)
  const role = { organisationId: null, fromOn, untilOn: null, delegatedBy: null }
  if (steward) await giveRole({ personId, role: 'steward', ...role }, house, here)
  return personId
}
const asked = async (url: string, cookie = '') => {
  const answer = await app.inject({ url, headers: { host: 'localhost', cookie } })
  return { status: answer.statusCode, body: answer.statusCode === 200 ? answer.json<{ by: Actor }>() : null }
}
const statuses = async (cookie: string, place: string) => {
  const doors = ['account', 'person', 'office'].map((door) => asked(`/${place}/probe/${door}`, cookie))
  return (await Promise.all(doors)).map(({ status }) => status)
}

test('a stranger is asked to sign in at every door', async () => {
  expect(await statuses('', 'here')).toEqual([401, 401, 401])
  expect(await statuses(`${sessionCookie}=guessed`, 'here')).toEqual([401, 401, 401])
})

test('an account that is nobody here may not; where there is no such place, there is no page', async () => {
  const { cookie } = await signedIn()
  expect(await statuses(cookie, 'here')).toEqual([200, 403, 403])
  expect(await statuses(cookie, 'nowhere')).toEqual([200, 404, 403])
})

test('a person comes in where she is known and nowhere else, and to the office only with its role', async () => {
  const { account, cookie } = await signedIn()
  const person = await enrolled(account, false)
  expect(await statuses(cookie, 'here')).toEqual([200, 200, 403])
  expect(await statuses(cookie, 'elsewhere')).toEqual([200, 403, 403])
  expect((await asked('/here/probe/person', cookie)).body).toMatchObject({ by: { kind: 'person', person, roles: [] } })
})

test('a steward enters her own office only, and a session that has run out enters nothing', async () => {
  const { account, cookie } = await signedIn()
  await enrolled(account, true)
  expect(await statuses(cookie, 'here')).toEqual([200, 200, 200])
  expect(await statuses(cookie, 'elsewhere')).toEqual([200, 403, 403])
  database.clock.pass(60_000)
  expect(await statuses(cookie, 'here')).toEqual([401, 401, 401])
})
