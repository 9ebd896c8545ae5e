import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../../tests/stage/open-test-house.ts'
import { accountOfAddress } from '../commands/account-of-address.ts'
import { beginSession } from '../commands/begin-session.ts'
import { sessionCookie } from '../words.ts'
import { handOverCookie } from './words.ts'

const main = 'localhost:4100'
const town = 'learn.town.example'
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(['village'])
  const client = await house.database.connect('tests')
  await client.query(`update ecosystems set host = $1 where slug = 'somewhere'`, [town])
  await client.query(`update ecosystems set host = 'learn.village.example' where slug = 'village'`)
  await client.end()
  await house.installation.directory.refresh()
})
beforeEach(() => house.database.clock.pass(3_600_000))
afterAll(() => house.close())

const get = (host: string, url: string, cookie = '') =>
  house.app.inject({ url, headers: { host, cookie, accept: 'text/html' } })
type Answer = Awaited<ReturnType<typeof get>>
const cookieIn = (answer: Answer, wanted: string): string => {
  const found = answer.cookies.find(({ name, value }) => name === wanted && value !== '')
  return found ? `${wanted}=${found.value}` : ''
}
const signedIn = async (): Promise<string> => {
  const { database } = house
  const [db, now] = [database.installation, database.clock.now()]
  const accountId = await accountOfAddress(db, { address: 'wren@example.org', language: 'en' }, database.newId, now)
  const browser = { name: '', token: undefined }
  return `${sessionCookie}=${await beginSession(db, { accountId, id: database.newId(), browser, now, secondAt: now })}`
}
/** Asks on the town's host, goes to the sign-in's, and stands there with a code. */
const ask = async (cookie: string, next = '/wants'): Promise<{ arrive: string; kept: string }> => {
  const asking = await get(town, `/sign-in?next=${encodeURIComponent(next)}`)
  expect(asking.statusCode).toBe(303)
  const over = new URL(String(asking.headers.location))
  expect(over.host).toBe(main)
  const step = await get(main, over.pathname + over.search, cookie)
  expect(step.statusCode).toBe(200)
  const href = String(step.headers['refresh']).replace('0; url=', '')
  expect(new URL(href).host).toBe(town)
  return { arrive: new URL(href).pathname + new URL(href).search, kept: cookieIn(asking, handOverCookie) }
}

test('who is signed in at the sign-in’s origin is so on a place’s own host too, where they were going', async () => {
  const cookie = await signedIn()
  const { arrive, kept } = await ask(cookie)
  const there = await get(town, arrive, kept)
  expect([there.statusCode, there.headers.location]).toEqual([303, '/wants'])
  const own = cookieIn(there, sessionCookie)
  expect(own).not.toBe(cookie)
  expect((await get(town, '/me', own)).statusCode).toBe(200)
  expect((await get(main, '/me', cookie)).statusCode).toBe(200)
})

test('who is not signs in first, at the one origin, and then goes on', async () => {
  const asking = await get(town, '/sign-in?next=/wants')
  const over = new URL(String(asking.headers.location))
  const first = await get(main, over.pathname + over.search)
  expect(first.statusCode).toBe(303)
  const next = new URL(String(first.headers.location), `http://${main}`).searchParams.get('next')
  expect(next).toBe(over.pathname + over.search)
})

test('a code is spent once, within a minute', async () => {
  const cookie = await signedIn()
  const first = await ask(cookie)
  expect((await get(town, first.arrive, first.kept)).statusCode).toBe(303)
  expect((await get(town, first.arrive, first.kept)).statusCode).toBe(409)
  const late = await ask(cookie)
  house.database.clock.pass(60_000)
  expect((await get(town, late.arrive, late.kept)).statusCode).toBe(409)
  const both = await ask(cookie)
  const answers = await Promise.all([1, 2].map(() => get(town, both.arrive, both.kept)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
})

test('a code opens its own host alone, in the browser that asked, while its session runs', async () => {
  const cookie = await signedIn()
  const elsewhere = await ask(cookie)
  expect((await get('learn.village.example', elsewhere.arrive, elsewhere.kept)).statusCode).toBe(409)
  const forwarded = await ask(cookie)
  expect((await get(town, forwarded.arrive)).statusCode).toBe(409)
  const swapped = [await ask(cookie), await ask(cookie)] as const
  expect((await get(town, swapped[0].arrive, swapped[1].kept)).statusCode).toBe(409)
  const ended = await ask(cookie)
  await house.app.inject({
    method: 'POST',
    url: '/me/leave',
    headers: { host: main, cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect((await get(town, ended.arrive, ended.kept)).statusCode).toBe(409)
})

test.each([
  ['a host that is none of ours', '/sign-in/over?to=evil.example&bind=BIND', 404],
  ['our own', `/sign-in/over?to=${main}&bind=BIND`, 404],
  ['a host with a path behind it', `/sign-in/over?to=${encodeURIComponent(`${town}@evil.example`)}&bind=BIND`, 404],
  ['nobody who asked', `/sign-in/over?to=${town}&bind=`, 400],
])('no code is carried to %s', async (_where, url, status) => {
  const answer = await get(main, url.replace('BIND', 'b'.repeat(43)), await signedIn())
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['refresh']).toBeUndefined()
})

test('nobody is led to another site on the way', async () => {
  const { arrive, kept } = await ask(await signedIn(), '//evil.example/')
  expect((await get(town, arrive, kept)).headers.location).toBe('/me')
})

test('keys are kept at the sign-in’s origin alone', async () => {
  const { arrive, kept } = await ask(await signedIn())
  const own = cookieIn(await get(town, arrive, kept), sessionCookie)
  const keys = await get(town, '/me/keys', own)
  expect([keys.statusCode, keys.headers.location]).toEqual([303, `http://${main}/me/keys`])
})

test('on a place’s own host nobody stays longer than where they came from', async () => {
  const cookie = await signedIn()
  house.database.clock.pass(29 * 86_400_000)
  const { arrive, kept } = await ask(cookie)
  const own = cookieIn(await get(town, arrive, kept), sessionCookie)
  expect((await get(town, '/me', own)).statusCode).toBe(200)
  house.database.clock.pass(86_400_000)
  expect((await get(main, '/me', cookie)).statusCode).toBe(401)
  expect((await get(town, '/me', own)).statusCode).toBe(401)
})
