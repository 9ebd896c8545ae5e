import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson, sessionCookie } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { saveAccount } from '../people/sign-in/account-store.ts'
import { saveSession } from '../people/sign-in/session-store.ts'
import { saveLink as savePersonLink } from '../people/store.ts'
import { deliverDue } from './commands/deliver-due.ts'
import { tellPerson } from './commands/tell-person.ts'
import type { Notice } from './words.ts'

const office: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  // Without a gateway only a demonstration has messages.
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  await house.installation.directory.refresh()
})
afterAll(() => house.close())

async function person(displayName: string): Promise<{ id: Id; cookie: string }> {
  const made = await enrolPerson({ displayName, birth: { year: 1990, month: 1 } }, office, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const { database, city } = house
  const [account, now] = [database.newId(), database.clock.now()]
  await saveAccount(database.installation, { id: account, language: 'en', madeAt: now, erasedAt: null } as never)
  const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
  const hash = createHash('sha256').update(account).digest()
  await saveSession(database.installation, { ...session, endsAt: instant(now + 86_400_000) } as never, hash)
  await city.transaction((tx) => savePersonLink(tx, account, made.value.personId, now))
  return { id: made.value.personId, cookie: `${sessionCookie}=${account}` }
}
const headers = (cookie?: string) => ({ host: 'localhost', ...(cookie === undefined ? {} : { cookie }) })
const get = (url: string, cookie?: string) => house.app.inject({ method: 'GET', url, headers: headers(cookie) })
const post = (url: string, body: Record<string, string> | [string, string][], cookie?: string) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      ...headers(cookie),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(body).toString(),
  })
/** A moment later each: of two messages of one and the same none is the newer. */
const newest = async () => (await readMailbox(house.database.installation, 1))[0]!
const tell = async (personId: Id, edit: Partial<Notice> = {}) => {
  house.database.clock.pass(1)
  const here = (await house.desk.cityBySlug('somewhere'))!
  const about = house.city.newId()
  const notice = { personId, about, kind: 'families.news', sentence: 'messages.budget-spent', values: { limit: 7 } }
  await tellPerson({ ...notice, ...edit }, here, house.desk)
  return deliverDue(here, house.desk)
}

test('a person writes down a number, types the code, chooses text messages, and is told by one', async () => {
  const wren = await person('Wren Example')
  const at = '/somewhere/me/ways'
  expect((await get(at)).statusCode).toBe(401)
  house.database.clock.pass(1)
  const wrong = await post(`${at}/keep`, { kind: 'text', 'address-text': '12345' }, wren.cookie)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('href="#address-text"')
  expect(wrong.body).toContain('value="12345"')
  expect((await post(`${at}/keep`, { kind: 'text', 'address-text': '+1 312 555 0142' }, wren.cookie)).statusCode).toBe(
    303,
  )
  const sent = await newest()
  expect(sent).toMatchObject({ kind: 'text', to: '+13125550142' })
  const code = /\d{6}/.exec(sent.text)![0]
  expect((await post(`${at}/confirm`, { kind: 'text', 'code-text': '12' }, wren.cookie)).statusCode).toBe(422)
  expect((await post(`${at}/confirm`, { kind: 'text', 'code-text': code }, wren.cookie)).statusCode).toBe(303)
  expect((await get(at, wren.cookie)).body).toContain('confirmed by a code')
  const half = { channel: 'text', quiet: 'own', from: '20:00', until: '', topics: 'family' }
  expect((await post(`${at}/choose`, half, wren.cookie)).statusCode).toBe(422)
  const whole = { ...half, until: '06:30', language: 'es' }
  expect((await post(`${at}/choose`, whole, wren.cookie)).statusCode).toBe(303)
  expect((await get(at, wren.cookie)).body).toContain('value="06:30"')
  await tell(wren.id, { path: '/me/family' })
  expect(await newest()).toMatchObject({ kind: 'text', to: '+13125550142' })
  expect((await newest()).text).toContain('Menos mensajes')
  expect((await post(`${at}/let-go`, { kind: 'text' }, wren.cookie)).statusCode).toBe(303)
  expect((await get(at, wren.cookie)).body).toContain('We have no mobile number of yours.')
})

test('what was told lies in the inbox, is counted on my page, and is read by a button alone', async () => {
  const robin = await person('Robin Example')
  await tell(robin.id, { path: '/me/family' })
  await tell(robin.id, { urgent: true })
  for (let looks = 0; looks < 2; looks += 1) {
    const inbox = (await get('/somewhere/me/inbox', robin.cookie)).body
    expect(inbox).toContain('2 messages are new')
    expect(inbox).toContain('href="/somewhere/me/family"')
    expect(inbox).toContain('For safety')
  }
  expect((await get('/me', robin.cookie)).body.replaceAll(/<[^>]+>/g, ' ')).toContain('2 new')
  const stranger = await person('Stoat Example')
  const id = /name="notice" value="([^"]{36})"/.exec((await get('/somewhere/me/inbox', robin.cookie)).body)![1]!
  await post('/somewhere/me/inbox/read', { notice: id }, stranger.cookie)
  expect((await get('/somewhere/me/inbox', robin.cookie)).body).toContain('2 messages are new')
  expect((await post('/somewhere/me/inbox/read', { notice: id }, robin.cookie)).statusCode).toBe(303)
  expect((await get('/somewhere/me/inbox', robin.cookie)).body).toContain('1 message is new')
  await post('/somewhere/me/inbox/read', { notice: 'all' }, robin.cookie)
  expect((await get('/somewhere/me/inbox', robin.cookie)).body).toContain('You have read everything.')
  expect((await post('/somewhere/me/inbox/read', { notice: 'nonsense' }, robin.cookie)).statusCode).toBe(404)
  expect((await get('/somewhere/me/inbox', stranger.cookie)).body).toContain('Nothing yet')
})

test('the link in a message opens a page that says nobody’s name, and its button is heard', async () => {
  const lark = await person('Lark Example')
  house.database.clock.pass(1)
  await post('/somewhere/me/ways/keep', { kind: 'mail', 'address-mail': 'lark@place.invalid' }, lark.cookie)
  const code = /\d{6}/.exec((await newest()).text)![0]
  await post('/somewhere/me/ways/confirm', { kind: 'mail', 'code-mail': code }, lark.cookie)
  await tell(lark.id)
  const less = new URL(/https?:\S+\/less\/\S+/.exec((await newest()).text)![0]).pathname
  const page = await get(less)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/Lark|lark@/)
  expect(await tell(lark.id)).toMatchObject({ sent: 1 })
  expect((await post(less, { sent: 'yes', topics: 'work' })).statusCode).toBe(303)
  expect(await tell(lark.id)).toMatchObject({ sent: 0, letBe: 1 })
  expect(await tell(lark.id, { kind: 'people.news' })).toMatchObject({ sent: 1 })
  expect(
    (
      await post(less, [
        ['sent', 'inbox'],
        ['topics', 'work'],
        ['topics', 'family'],
      ])
    ).statusCode,
  ).toBe(303)
  expect(await tell(lark.id, { kind: 'people.news' })).toMatchObject({ sent: 0, letBe: 1 })
  for (const made of ['/somewhere/less/AAAAAAAAAAAAAAAAAAAAAA', '/nowhere/less/AAAAAAAAAAAAAAAAAAAAAA']) {
    expect((await get(made)).statusCode).toBe(404)
    expect((await post(made, { sent: 'inbox' })).statusCode).toBe(404)
  }
  expect((await get('/somewhere/less/short')).statusCode).toBe(400)
})

test('who reports without end is asked to wait', async () => {
  const { cookie } = await person('Magpie Example')
  const at = `/somewhere/groups/${house.city.newId()}/talk/${house.city.newId()}/report`
  const statuses = new Set<number>()
  for (let times = 0; times < 20; times += 1) {
    statuses.add((await post(at, { reason: 'unkind', note: '' }, cookie)).statusCode)
  }
  expect([...statuses]).toEqual([404])
  expect((await post(at, { reason: 'unkind', note: '' }, cookie)).statusCode).toBe(429)
})

test('the office sees how the post stands and changes its hours and its budget', async () => {
  const at = '/somewhere/office/messages'
  const wren = await person('Wren Example')
  expect((await get(at, wren.cookie)).statusCode).toBe(403)
  const page = await get(at, house.office)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('This is a demonstration')
  const form = {
    from: '22:00',
    until: '06:00',
    textsPerMonth: '50',
    reportHours: '12',
    urgentHours: '2',
    remindHours: '48',
  }
  const wrong = await post(at, { ...form, textsPerMonth: 'many', until: '6' }, house.office)
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('href="#textsPerMonth"')
  expect(wrong.body).toContain('href="#from"')
  expect((await post(at, form, house.office)).statusCode).toBe(303)
  expect((await get(at, house.office)).body).toContain('value="22:00"')
  expect((await post(`${at}/again`, {}, house.office)).statusCode).toBe(303)
})
