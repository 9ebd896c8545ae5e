import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enrolPerson, keepWay } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { signatureHeaders } from '#platform/text-messages/signature.ts'
import { readConfig } from '#platform/config.ts'
import type { City } from '#platform/database/city.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openInstallation, type Installation } from '../../main/installation.ts'
import { openHouse } from '../../main/open-app.ts'
import { deliverDue } from './commands/deliver-due.ts'
import { keepOwnWay } from './commands/send-code.ts'
import { tellPerson } from './commands/tell-person.ts'
import { layAssets } from '../../../tests/stage/built-assets.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const token = 'the secret of a gateway'
const number = '+13125550142'
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-inbound-'))
let database: TestDatabase
let cities: City[]
let house: Installation
let app: App
let desk: Desk

/** A house of two demonstrations whose gateway may hand over what people write. */
async function open(secret: string, more: Readonly<Record<string, string>> = {}) {
  const config = readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent', TEXT_GATEWAY_INBOUND_TOKEN: secret, ...more })
  await layAssets(folder)
  const opened = await openInstallation(config, { database, clock: database.clock })
  return { opened, ...(await openHouse(opened)) }
}
beforeAll(async () => {
  database = await testDatabase()
  cities = [await database.addCity('somewhere'), await database.addCity('elsewhere')]
  const client = await database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  const made = await open(token)
  house = made.opened
  app = made.app
  desk = made.desk
  // By day: nobody is woken.
  database.clock.hold(Date.parse('2026-06-17T10:00:00Z') as never)
})
beforeEach(async () => {
  await database.installation.deleteFrom('platform_mailbox').execute()
})
afterAll(async () => {
  await app.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const hand = (posted: object, how: { query?: string; authorization?: string; form?: boolean } = { query: token }) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/text-messages${how.query === undefined ? '' : `?token=${encodeURIComponent(how.query)}`}`,
    headers: {
      host: 'localhost',
      'content-type': how.form ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(how.authorization === undefined ? {} : { authorization: how.authorization }),
    },
    payload: how.form ? new URLSearchParams(posted as Record<string, string>).toString() : JSON.stringify(posted),
  })
const laid = async () => (await readMailbox(database.installation, 20)).filter(({ to }) => to === number)
async function personIn(city: City): Promise<Id> {
  const made = await enrolPerson({ displayName: 'Wren Example', birth: { year: 1990, month: 1 } }, office, city)
  if (!made.ok) throw new Error(made.refusal)
  await keepWay({ personId: made.value.personId, kind: 'text', address: number }, office, city)
  return made.value.personId
}
async function tell(personId: Id, city: City) {
  database.clock.pass(1)
  const here = (await desk.cityBySlug(city.slug))!
  const notice = { personId, about: city.newId(), kind: 'families.news', sentence: 'messages.told-late', urgent: true }
  await tellPerson(notice, here, desk)
  return deliverDue(here, desk)
}

test('STOP ends every message to the number at once, wherever it is known, START brings them back; each is answered once', async () => {
  const [one, two] = [await personIn(cities[0]!), await personIn(cities[1]!)]
  expect(await tell(one, cities[0]!)).toMatchObject({ sent: 1 })
  await database.installation.deleteFrom('platform_mailbox').execute()

  for (const word of ['ALTO', 'stop']) {
    database.clock.pass(1)
    expect((await hand({ From: number, Body: word }, { query: token, form: true })).statusCode).toBe(204)
  }
  expect((await laid()).map(({ text }) => text)).toEqual([
    expect.stringContaining('no llegarán más mensajes a este número'),
  ])
  expect(await desk.texts.stoppedAt(number)).not.toBeNull()
  expect(await tell(one, cities[0]!)).toMatchObject({ sent: 0, letBe: 1 })
  expect(await tell(two, cities[1]!)).toMatchObject({ sent: 0, letBe: 1 })
  expect(await laid()).toHaveLength(1)

  for (const word of ['ابدأ', 'START']) {
    database.clock.pass(1)
    expect((await hand({ msisdn: number.slice(1), text: word })).statusCode).toBe(204)
  }
  expect(await desk.texts.stoppedAt(number)).toBeNull()
  expect(await laid()).toHaveLength(2)
  expect((await laid())[0]!.text).toContain('عادت الرسائل النصية')
  expect(await tell(two, cities[1]!)).toMatchObject({ sent: 1 })
})

test('a mail goes in the place of what the number stopped, and a code to it is not sent, which nobody can see', async () => {
  const [city] = cities as [City]
  const personId = await personIn(city)
  await keepWay({ personId, kind: 'mail', address: 'wren@place.invalid' }, office, city)
  await hand({ From: number, Body: 'توقف' })
  expect(await tell(personId, city)).toMatchObject({ sent: 1 })
  expect((await readMailbox(database.installation, 1))[0]).toMatchObject({ kind: 'mail', to: 'wren@place.invalid' })
  const other = await enrolPerson({ displayName: 'Rook Example' }, office, city)
  if (!other.ok) throw new Error(other.refusal)
  const by: Actor = { kind: 'person', person: other.value.personId, roles: [] }
  const before = (await laid()).length
  const ask = { personId: by.person, kind: 'text', address: number, language: 'en' } as const
  const here = (await desk.cityBySlug(city.slug))!
  expect(await keepOwnWay(ask, by, here, desk)).toMatchObject({ value: { isSent: true } })
  expect(await laid()).toHaveLength(before)
  await hand({ From: number, Body: 'START' })
})

test('what is not a wish is answered by nobody, and of a stranger’s number the gateway hears the same', async () => {
  for (const posted of [
    { From: number, Body: 'When does the walk begin?' },
    { From: 'TOWNHALL', Body: 'STOP' },
    { From: '+13125550199', Body: 'START' },
  ]) {
    const answer = await hand(posted)
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
  }
  expect(await readMailbox(database.installation, 5)).toEqual([])
  expect((await hand({ From: number })).statusCode).toBe(422)
  expect((await hand([] as object)).statusCode).toBe(400)
})

test('a gateway that signs what it hands over needs no secret; changed, late or signed for elsewhere it is not heard', async () => {
  const signingKey = 'a key both sides know'
  const asked = { TEXT_GATEWAY_URL: 'http://127.0.0.1:9/?to={to}&text={text}', TEXT_GATEWAY_SIGNING_KEY: signingKey }
  const signing = await open('', asked)
  const path = '/api/v1/text-messages'
  const handed = JSON.stringify({ From: '+13125550143', Body: 'STOP' })
  const now = database.clock.now()
  const send = async (payload: string, signed: { path: string; body: string }, at = now) => {
    const headers = signatureHeaders(signingKey, { method: 'POST', ...signed }, at)
    const sent = {
      method: 'POST',
      url: path,
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    } as const
    return (await signing.app.inject(sent)).statusCode
  }
  expect(await send(`${handed} `, { path, body: handed })).toBe(401)
  expect(await send(handed, { path: '/elsewhere', body: handed })).toBe(401)
  expect(await send(handed, { path, body: handed }, instant(now - 301_000))).toBe(401)
  expect(await desk.texts.stoppedAt('+13125550143')).toBeNull()
  expect(await send(handed, { path, body: handed })).toBe(204)
  expect(await desk.texts.stoppedAt('+13125550143')).not.toBeNull()
  // Its installation is not closed: it stands on the same database as the others.
  await signing.app.close()
})

test('only who has the secret is heard, by whichever way a gateway can send it; without one nobody is', async () => {
  const basic = (password: string) => `Basic ${Buffer.from(`gateway:${password}`).toString('base64')}`
  const stop = { From: number, Body: 'STOP' }
  for (const how of [
    {},
    { query: 'another' },
    { authorization: 'Bearer another' },
    { authorization: basic('another') },
  ]) {
    expect((await hand(stop, how)).statusCode).toBe(401)
  }
  expect(await desk.texts.stoppedAt(number)).toBeNull()
  for (const how of [{ authorization: `Bearer ${token}` }, { authorization: basic(token) }]) {
    expect((await hand(stop, how)).statusCode).toBe(204)
  }
  expect(await desk.texts.stoppedAt(number)).not.toBeNull()
  const shut = await open('')
  const answer = await shut.app.inject({ method: 'POST', url: '/api/v1/text-messages?token=', payload: stop })
  expect(answer.statusCode).toBe(401)
  await shut.app.close()
  await shut.opened.close()
})
