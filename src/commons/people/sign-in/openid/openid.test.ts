import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, operatorCookie, type TestHouse } from '../../../../../tests/stage/open-test-house.ts'
import { enrolPerson } from '../../commands/enrol-person.ts'
import { erasePerson } from '../../commands/erase-person.ts'
import { saveLink } from '../../store.ts'
import { saveInvitation } from '../../store/invitations.ts'
import { accountOfAddress } from '../commands/account-of-address.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { sessionCookie } from '../words.ts'
import { keepProvider } from './commands/keep-provider.ts'
import { libraryThatSignsIn, type KnownThere, type LibraryThatSignsIn } from './test-library.ts'
import { openidCookie } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let library: LibraryThatSignsIn
let providerId: Id
beforeAll(async () => {
  house = await openTestHouse(['elsewhere'])
  library = await libraryThatSignsIn(`${house.installation.config.origin}/sign-in/openid/back`)
  const { issuer, clientId, clientSecret } = library
  const draft = { name: 'City Library', issuer, clientId, clientSecret, domains: ['library.example'] }
  const kept = await keepProvider({ ...draft, organisationId: null }, system, house.city, house.installation.config)
  if (!kept.ok) throw new Error(kept.refusal)
  providerId = kept.value.providerId
})
beforeEach(() => house.database.clock.pass(3_600_000))
afterAll(async () => {
  await library.close()
  await house.close()
})

const get = (url: string, cookie = '') => house.app.inject({ url, headers: { cookie, accept: 'text/html' } })
type Answer = Awaited<ReturnType<typeof get>>
const cookieIn = (answer: Answer, wanted: string): string | undefined => {
  const found = answer.cookies.find(({ name }) => name === wanted)
  return found && `${wanted}=${found.value}`
}
const here = (address: string): string => new URL(address).pathname + new URL(address).search

/** Away to the library as somebody, and back with what it said. */
const leave = async (who: KnownThere, next = '/somewhere/wants'): Promise<{ back: string; cookie: string }> => {
  const left = await get(`/sign-in/openid/somewhere/${providerId}?next=${encodeURIComponent(next)}`)
  expect(left.statusCode).toBe(303)
  library.beNext(who)
  return { back: here(await library.walk(String(left.headers.location))), cookie: cookieIn(left, openidCookie)! }
}
const comeAs = async (who: KnownThere, next?: string): Promise<Answer> => {
  const { back, cookie } = await leave(who, next)
  return get(back, cookie)
}
const enrolled = async (address: string): Promise<{ person: Id; account: Id }> => {
  const made = await enrolPerson({ displayName: 'Wren Example' }, system, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const person = made.value.personId
  const { city } = house
  const account = await city.transaction(async (tx) => {
    const id = await accountOfAddress(tx, { address, language: 'en' }, city.newId, city.now())
    await saveLink(tx, id, person, city.now())
    return id
  })
  return { person, account }
}
const wren = { sub: 'wren-1', email: 'wren@library.example', email_verified: true }

test('a real provider tells who it is, and they come in as the person this place knows, for a working day', async () => {
  const { account } = await enrolled(wren.email)
  const page = await get('/sign-in?next=/somewhere/office')
  expect(page.body).toContain('Sign in with City Library')
  const come = await comeAs(wren)
  expect([come.statusCode, come.headers.location]).toEqual([303, '/somewhere/wants'])
  expect(come.cookies.find(({ name }) => name === sessionCookie)).toMatchObject({ httpOnly: true, maxAge: 12 * 3600 })
  const me = await get('/me', cookieIn(come, sessionCookie)!)
  expect(me.body).toContain('Wren Example')
  // An account of the library, not the one that owns the address: no place reaches into another by its provider.
  expect(me.body).not.toContain(wren.email)
  const again = await comeAs(wren)
  expect(again.statusCode).toBe(303)
  const accounts = await sql<{ account_id: Id }>`select account_id from people_openid_subjects`.execute(
    house.database.reader,
  )
  expect(accounts.rows).toHaveLength(1)
  expect(accounts.rows[0]!.account_id).not.toBe(account)
  // It neither forgets the person nor adds a key that would outlive the library's word.
  const cookie = cookieIn(again, sessionCookie)!
  expect((await get('/me/erase', cookie)).statusCode).toBe(403)
})

test('the journey leaves with a secret of the code, of the way and of the answer', async () => {
  const left = await get(`/sign-in/openid/somewhere/${providerId}`)
  const asked = new URL(String(left.headers.location)).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  for (const one of ['code_challenge', 'state', 'nonce']) expect(asked.get(one)!.length).toBeGreaterThan(40)
  expect(asked.get('redirect_uri')).toBe('http://localhost:4100/sign-in/openid/back')
})

test('an answer is taken once, in the browser that left, within its minutes, and with its own state', async () => {
  const first = await leave(wren)
  expect((await get(first.back)).statusCode).toBe(422)
  expect((await get(first.back, first.cookie)).statusCode).toBe(303)
  expect((await get(first.back, first.cookie)).statusCode).toBe(422)
  const late = await leave(wren)
  house.database.clock.pass(600_000)
  expect((await get(late.back, late.cookie)).statusCode).toBe(422)
  const [one, two] = [await leave(wren), await leave(wren)]
  expect((await get(one.back, two.cookie)).statusCode).toBe(422)
  const changed = await leave(wren)
  expect((await get(changed.back.replace(/code=[^&]+/, 'code=guessed'), changed.cookie)).statusCode).toBe(422)
})

test.each<[string, KnownThere]>([
  ['is not confirmed', { sub: 'a', email: 'wren@library.example', email_verified: false }],
  ['is of another domain', { sub: 'b', email: 'wren@example.org', email_verified: true }],
  ['is of a domain that ends alike', { sub: 'c', email: 'wren@evil-library.example', email_verified: true }],
  ['is not told', { sub: 'd' }],
])('nobody is joined by an address that %s', async (_what, who) => {
  const come = await comeAs(who)
  expect([come.statusCode, come.body]).toEqual([403, expect.stringContaining('confirmed mail address')])
  expect(cookieIn(come, sessionCookie)).toBeUndefined()
})

test('whom nobody here knows is told whom to ask; an invitation to the address then lets them in', async () => {
  const jay = { sub: 'jay-1', email: 'jay@library.example', email_verified: true }
  const stranger = await comeAs(jay)
  expect([stranger.statusCode, stranger.body]).toEqual([403, expect.stringContaining('Ask the office of somewhere')])
  const made = await enrolPerson({ displayName: 'Jay Example' }, system, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const { city } = house
  const times = { madeAt: city.now(), expiresAt: (city.now() + 86_400_000) as never }
  const invitation = { id: city.newId(), personId: made.value.personId, address: jay.email }
  await city.transaction((tx) => saveInvitation(tx, invitation, tokenHash('x'.repeat(43)), times))
  const come = await comeAs(jay)
  expect((await get('/me', cookieIn(come, sessionCookie)!)).body).toContain('Jay Example')
  const told = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'personId' = ${made.value.personId} order by seq`.execute(
    house.database.reader,
  )
  expect(told.rows.map(({ name }) => name)).toEqual([
    'people.person-enrolled',
    'people.invitation-accepted',
    'people.provider-joined',
  ])
})

test('P19 whom the house forgets, the word of their organisation for them is forgotten too', async () => {
  const dove = { sub: 'dove-1', email: 'dove@library.example', email_verified: true }
  const { person } = await enrolled(dove.email)
  await comeAs(dove)
  const kept = () => sql`select 1 from people_openid_subjects where subject = 'dove-1'`.execute(house.database.reader)
  expect((await kept()).rows).toHaveLength(1)
  expect(await erasePerson(person, system, house.city, house.database)).toBe(true)
  expect((await kept()).rows).toHaveLength(0)
})

test('nobody is led to another site, and a provider of one place opens no other', async () => {
  expect((await comeAs(wren, 'https://evil.example/')).headers.location).toBe('/me')
  expect((await get(`/sign-in/openid/elsewhere/${providerId}`)).statusCode).toBe(404)
})

test('a second factor of one’s own makes the organisation’s working day no longer', async () => {
  const rail = { sub: 'rail-1', email: 'rail@library.example', email_verified: true }
  await enrolled(rail.email)
  let cookie = cookieIn(await comeAs(rail), sessionCookie)!
  const { clock } = house.database
  const came = clock.now()
  clock.pass(11 * 3_600_000)
  expect((await office('/me/second/begin', {}, cookie)).statusCode).toBe(303)
  const secret = /class="second-secret"[^>]*>([A-Z2-7 ]+)</.exec((await get('/me/second', cookie)).body)![1]!
  const app = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  const shown = await office('/me/second/confirm', { code: app.generate({ timestamp: clock.now() }) }, cookie)
  expect(shown.statusCode).toBe(200)
  cookie = cookieIn(shown, sessionCookie)!
  expect((await get('/me', cookie)).statusCode).toBe(200)
  clock.pass(came + 12 * 3_600_000 - clock.now())
  expect((await get('/me', cookie)).statusCode).toBe(401)
})

test('what the organisation saw of a second factor counts here', async () => {
  const owl = { sub: 'owl-1', email: 'owl@library.example', email_verified: true, amr: ['pwd', 'mfa'] }
  await enrolled(owl.email)
  await comeAs(owl)
  const seen = await sql<{ second_at: unknown }>`
    select second_at from people_sessions order by began_at desc, id desc limit 1`.execute(house.database.installation)
  expect(seen.rows[0]!.second_at).not.toBeNull()
})

let operator = ''
beforeEach(async () => {
  operator = await operatorCookie(house.database)
})
const office = (url: string, payload: Record<string, string>, cookie = operator) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      cookie,
    },
    payload: new URLSearchParams(payload).toString(),
  })

test('the office writes a provider down, its secret is sealed, and with its removal everybody who came by it is out', async () => {
  const { issuer, clientId, clientSecret } = library
  const form = { name: 'Second Library', issuer, clientId, clientSecret, domains: 'second.example' }
  const at = '/somewhere/office/sign-in'
  const wrong = await office(`${at}/providers`, { ...form, domains: 'everybody' })
  expect([wrong.statusCode, wrong.body]).toEqual([400, expect.not.stringContaining(clientSecret)])
  expect((await office(`${at}/providers`, form)).statusCode).toBe(303)
  const page = (await get(at, operator)).body
  expect(page).toContain('Second Library')
  expect(page).not.toContain(clientSecret)
  const { rows } = await sql<{ all: string }>`
    select (select string_agg(p::text, ' ') from people_openid_providers p)
      || (select string_agg(o.about::text, ' ') from platform_outbox o) as all`.execute(house.database.reader)
  expect(rows[0]!.all).toContain('Second Library')
  expect(rows[0]!.all).not.toContain(clientSecret)

  const come = await comeAs(wren)
  const cookie = cookieIn(come, sessionCookie)!
  expect((await get('/me', cookie)).statusCode).toBe(200)
  expect((await office(`${at}/providers/${providerId}/remove`, {})).statusCode).toBe(303)
  expect((await get('/me', cookie)).statusCode).toBe(401)
  expect((await get(`/sign-in/openid/somewhere/${providerId}`)).statusCode).toBe(404)
  expect((await office(`${at}/providers/${providerId}/remove`, {})).statusCode).toBe(404)
})

test('the office says which roles need a second factor', async () => {
  const at = '/somewhere/office/sign-in'
  expect((await office(`${at}/second`, { steward: 'required', host: 'off' })).statusCode).toBe(303)
  expect((await get(at, operator)).body).toMatch(/id="steward"[^]*?value="required" selected/)
  expect((await office(`${at}/second`, { steward: 'always' })).statusCode).toBe(400)
})
