import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
import { beginSession } from './commands/begin-session.ts'
import { sessionCookie } from './words.ts'

const folder = mkdtempSync(join(tmpdir(), 'hedgerow-sign-in-'))
let app: App
let desk: Desk
let house: Installation
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.addCity('here')
  const client = await database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  const config = readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent', HEDGEROW_ORIGIN: 'https://learn.example' })
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

let caller = 0
const post = (url: string, payload: Record<string, string> = {}, headers: Record<string, string> = {}) =>
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
const get = (url: string, cookie = '') =>
  app.inject({ url, headers: { host: 'learn.example', cookie, accept: 'text/html' } })
const mails = () => readMailbox(database.installation, 50)
const tokenIn = async (): Promise<string> => /token=([\w-]+)/.exec((await mails())[0]!.text)![1]!
/** The clock stands still else, and messages of one moment are in no order. */
const asked = async (address: string, next?: string): Promise<string> => {
  database.clock.pass(1)
  const answer = await post('/sign-in', next === undefined ? { address } : { address, next })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in/sent'])
  return tokenIn()
}
const cookieOf = (answer: { readonly cookies: readonly { name: string; value: string }[] }): string =>
  `${sessionCookie}=${answer.cookies.find(({ name }) => name === sessionCookie)?.value ?? ''}`
const signedIn = async (address: string, agent = 'Firefox/143 Android'): Promise<string> =>
  cookieOf(await post('/sign-in/link', { token: await asked(address) }, { 'user-agent': agent }))

test('a link opens a page, only its button acts, and it leads where one came from', async () => {
  const token = await asked('wren@example.org', '/here/wants')
  for (let look = 0; look < 3; look += 1) {
    const page = await get(`/sign-in/link?token=${token}`)
    expect(page.statusCode).toBe(200)
    expect(page.cookies).toEqual([])
  }
  const used = await post('/sign-in/link', { token })
  expect([used.statusCode, used.headers.location]).toEqual([303, '/here/wants'])
  const [cookie] = used.cookies.filter(({ name }) => name === sessionCookie)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' })
  const me = await get('/me', cookieOf(used))
  expect(me.statusCode).toBe(200)
  expect(me.body).toContain('wren@example.org')
})

test('a link is used once, also by two at the same moment', async () => {
  const token = await asked('twice@example.org')
  const both = await Promise.all([post('/sign-in/link', { token }), post('/sign-in/link', { token })])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  expect((await get(`/sign-in/link?token=${token}`)).statusCode).toBe(409)
})

test('a link is too old after a quarter of an hour, and a guessed one opens nothing', async () => {
  const token = await asked('late@example.org')
  database.clock.pass(15 * 60_000)
  expect((await post('/sign-in/link', { token })).statusCode).toBe(409)
  expect((await post('/sign-in/link', { token: 'x'.repeat(43) })).statusCode).toBe(409)
})

test('the database knows neither the token of a link nor that of a session', async () => {
  const token = await asked('secret@example.org')
  const session = cookieOf(await post('/sign-in/link', { token })).split('=')[1]!
  const { rows } = await sql<{ all: string }>`
    select string_agg(t::text, ' ') as all from (
      select l::text as t from people_sign_in_links l union all select s::text from people_sessions s) as x`.execute(
    database.installation,
  )
  expect(rows[0]!.all).toContain('secret@example.org')
  expect(rows[0]!.all).not.toContain(token)
  expect(rows[0]!.all).not.toContain(session)
})

test('the answer is the same for an address with an account and one without, and the mail goes to the origin we know', async () => {
  await signedIn('known@example.org')
  const answers: unknown[] = []
  for (const address of ['known@example.org', 'unknown@example.org']) {
    database.clock.pass(1)
    const answer = await post('/sign-in', { address }, { 'x-forwarded-host': 'evil.example' })
    answers.push([answer.statusCode, answer.headers.location, answer.body])
    expect((await mails())[0]!.text).toContain('https://learn.example/sign-in/link?token=')
  }
  expect(answers[0]).toEqual(answers[1])
})

test('who asks too often for one address sends it no more mail, hears nothing else, and may again after a while', async () => {
  const before = (await mails()).length
  for (let time = 0; time < 7; time += 1) await asked('many@example.org')
  expect((await mails()).length - before).toBe(4)
  database.clock.pass(15 * 60_000)
  await asked('many@example.org')
  expect((await mails()).length - before).toBe(5)
})

test('one address of the network may ask twenty times, then waits', async () => {
  const answers: number[] = []
  for (let time = 0; time < 21; time += 1) {
    const answer = await app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: { address: `crowd-${time}@example.org` },
      remoteAddress: '192.0.2.7',
    })
    answers.push(answer.statusCode)
  }
  expect(answers.filter((status) => status === 303)).toHaveLength(20)
  expect(answers.at(-1)).toBe(429)
})

test('a session put into the browser beforehand is not the one that is signed in', async () => {
  const planted = `${sessionCookie}=${'p'.repeat(43)}`
  const own = await signedIn('thief@example.org')
  for (const before of [planted, own]) {
    const token = await asked('victim@example.org')
    const used = await post('/sign-in/link', { token }, { cookie: before })
    expect(cookieOf(used)).not.toBe(before)
    expect((await get('/me', before)).statusCode).toBe(401)
  }
})

test('no other site signs somebody in or out', async () => {
  const cookie = await signedIn('steady@example.org')
  const token = await asked('steady@example.org')
  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect((await post('/sign-in/link', { token }, elsewhere)).statusCode).toBe(403)
  for (const act of ['/me/leave', '/me/erase', '/me/sessions/end-others'])
    expect((await post(act, { sure: 'yes' }, { ...elsewhere, cookie })).statusCode).toBe(403)
  expect((await get('/me', cookie)).statusCode).toBe(200)
})

test('nobody is led to another site by signing in', async () => {
  const token = await asked('led@example.org', '//evil.example/me')
  expect((await post('/sign-in/link', { token })).headers.location).toBe('/me')
})

test('sessions are seen and ended: one, all others, one’s own; never somebody else’s', async () => {
  const phone = await signedIn('robin@example.org', 'Firefox/143 Android')
  const desktop = await signedIn('robin@example.org', 'Chrome/140 Windows')
  const stranger = await signedIn('stranger@example.org')
  const page = await get('/me', desktop)
  expect(page.body).toContain('Firefox, Android')
  const phoneId = /\/me\/sessions\/([\w-]+)\/end"/.exec(page.body)![1]!
  expect((await post(`/me/sessions/${phoneId}/end`, {}, { cookie: stranger })).statusCode).toBe(404)
  expect((await get('/me', phone)).statusCode).toBe(200)
  expect((await post(`/me/sessions/${phoneId}/end`, {}, { cookie: desktop })).statusCode).toBe(303)
  expect((await get('/me', phone)).statusCode).toBe(401)
  const third = await signedIn('robin@example.org')
  await post('/me/sessions/end-others', {}, { cookie: third })
  expect((await get('/me', desktop)).statusCode).toBe(401)
  await post('/me/leave', {}, { cookie: third })
  expect((await get('/me', third)).statusCode).toBe(401)
  expect((await get('/me', stranger)).statusCode).toBe(200)
})

test('what one process remembers of a session is forgotten when another ends it', async () => {
  const watching = await house.sessions.watch()
  try {
    const cookie = await signedIn('watched@example.org')
    const token = cookie.split('=')[1]!
    const session = (await house.sessions.of(token))!
    expect(await house.sessions.of(token)).toBe(session)
    const other = await database.connect('another process')
    await other.query('delete from people_sessions where id = $1', [session.id])
    await other.end()
    await expect.poll(() => house.sessions.of(token)).toBeNull()
  } finally {
    await watching.stop()
  }
})

const enrolled = async (address: string): Promise<{ account: Id; person: Id }> => {
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

test('one click makes a visitor an invented person, and nobody whose address could be somebody’s', async () => {
  const invented = await enrolled('wren@people.invalid')
  const real = await enrolled('real@example.org')
  expect((await get('/sign-in')).body).toContain('Wren Example')
  const come = await post('/sign-in/invented', { account: invented.account })
  expect((await get('/me', cookieOf(come))).body).toContain('Wren Example')
  expect((await post('/sign-in/invented', { account: real.account })).statusCode).toBe(403)
  expect((await mails()).every(({ to }) => !to.endsWith('.invalid'))).toBe(true)
})

test('a message is written in the language of whom it is for', async () => {
  await enrolled('hola@example.org')
  await asked('hola@example.org')
  expect((await mails())[0]!.subject).toBe('Su enlace para entrar')
})

test('where anything is real and no mail server is set, there is no mailbox, no one click, and the page says so', async () => {
  const invented = await enrolled('other@people.invalid')
  const client = await database.connect('tests')
  await client.query('update ecosystems set demonstration = false')
  await house.directory.refresh()
  try {
    expect((await get('/mailbox')).statusCode).toBe(404)
    expect((await post('/sign-in/invented', { account: invented.account })).statusCode).toBe(403)
    expect((await post('/sign-in', { address: 'a@example.org' })).statusCode).toBe(409)
    expect((await get('/sign-in')).body).toContain('can not send mail yet')
  } finally {
    await client.query('update ecosystems set demonstration = true')
    await client.end()
    await house.directory.refresh()
  }
})

test('P18 everything about me comes as one file; P19 forgotten, nothing is left but the proof', async () => {
  const { account, person } = await enrolled('leaving@example.org')
  const cookie = await signedIn('leaving@example.org')
  const zip = await get('/me/everything.zip', cookie)
  expect(zip.headers['content-type']).toBe('application/zip')
  expect(zip.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await post('/me/erase', {}, { cookie })).statusCode).toBe(400)
  expect((await post('/me/erase', { sure: 'yes' }, { cookie })).statusCode).toBe(303)
  expect((await get('/me', cookie)).statusCode).toBe(401)
  const left = await sql<{ row: string }>`
    select p::text as row from people_persons p where id = ${person}
    union all select a::text from people_accounts a where id = ${account}
    union all select l::text from people_links l where account_id = ${account}
    union all select d::text from people_addresses d where account_id = ${account}
    union all select s::text from people_sign_in_links s where address = 'leaving@example.org'`.execute(database.reader)
  expect(left.rows).toHaveLength(2)
  expect(left.rows.map(({ row }) => row).join()).not.toMatch(/Wren|leaving/)
  const told = sql`select 1 from platform_outbox where name = 'people.person-erased' and about ->> 'personId' = ${person}`
  expect((await told.execute(database.reader)).rows).toHaveLength(1)
})

test('P19 with one’s own account goes the person, whatever card or organisation’s sign-in led to them too', async () => {
  const { account, person } = await enrolled('grown@example.org')
  const { city } = (await desk.cityBySlug('here'))!
  const card = database.newId()
  await saveAccount(database.installation, {
    id: card,
    kind: 'card',
    language: 'en',
    madeAt: city.now(),
    erasedAt: null,
  })
  await city.transaction((tx) => saveLink(tx, card, person, city.now()))
  const begin = { accountId: card, id: city.newId(), browser: { name: '', token: undefined }, now: city.now() }
  const byCard = `${sessionCookie}=${await beginSession(database.installation, begin)}`
  const cookie = await signedIn('grown@example.org')
  expect((await post('/me/erase', { sure: 'yes' }, { cookie })).statusCode).toBe(303)
  expect((await get('/me', byCard)).statusCode).toBe(401)
  const left = await sql<{ row: string }>`
    select p::text as row from people_persons p where id = ${person} and erased_at is not null
    union all select a::text from people_accounts a where id in (${account}, ${card}) and erased_at is not null
    union all select l::text from people_links l where person_id = ${person}`.execute(database.reader)
  expect(left.rows).toHaveLength(3)
})
