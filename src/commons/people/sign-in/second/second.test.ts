import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../../../tests/stage/open-test-house.ts'
import { endRole } from '../../commands/end-role.ts'
import { enrolPerson } from '../../commands/enrol-person.ts'
import { giveRole } from '../../commands/give-role.ts'
import { saveLink } from '../../store.ts'
import { accountOfAddress } from '../commands/account-of-address.ts'
import { beginSession } from '../commands/begin-session.ts'
import { sessionCookie } from '../words.ts'
import { resetSecond } from './commands/reset-second.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(['elsewhere'])
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.query(
    `update ecosystems set settings = '{"second-factor": {"roles": {"steward": "required"}}}' where slug = 'somewhere'`,
  )
  await client.end()
  await house.installation.directory.refresh()
})
beforeEach(() => house.database.clock.pass(3_600_000))
afterAll(() => house.close())

interface Member {
  readonly person: Id
  readonly account: Id
  cookie: string
}
let members = 0
const member = async (role: Role, city = house.city): Promise<Member> => {
  const made = await enrolPerson({ displayName: 'Wren Example' }, system, city)
  if (!made.ok) throw new Error(made.refusal)
  const person = made.value.personId
  const draft = { personId: person, role, organisationId: null, fromOn: '2026-01-01', untilOn: null, delegatedBy: null }
  const given = await giveRole(draft as never, system, city)
  if (!given.ok) throw new Error(given.refusal)
  members += 1
  const now = house.database.clock.now()
  return city.transaction(async (tx) => {
    const account = await accountOfAddress(tx, { address: `m${members}@example.org`, language: 'en' }, city.newId, now)
    await saveLink(tx, account, person, now)
    const browser = { name: '', token: undefined }
    const token = await beginSession(tx, { accountId: account, id: city.newId(), browser, now })
    return { person, account, cookie: `${sessionCookie}=${token}` }
  })
}
const post = (url: string, payload: Record<string, string>, { cookie }: Pick<Member, 'cookie'>) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(payload).toString(),
    remoteAddress: `10.2.0.${members % 250}`,
  })
const get = (url: string, { cookie }: Pick<Member, 'cookie'>, accept = 'text/html') =>
  house.app.inject({ url, headers: { cookie, accept } })
const keepCookie = (who: Member, answer: Awaited<ReturnType<typeof post>>): void => {
  const fresh = answer.cookies.find(({ name }) => name === sessionCookie)
  if (fresh) who.cookie = `${sessionCookie}=${fresh.value}`
}
const numberOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.database.clock.now() })

/** Sets an app up as a person does; the clock is then at the next half minute. */
const setUp = async (who: Member): Promise<{ secret: string; codes: string[] }> => {
  expect((await post('/me/second/begin', { next: '/somewhere/office/people' }, who)).statusCode).toBe(303)
  const page = await get('/me/second', who)
  expect(page.body).toContain('class="qr"')
  const secret = /class="second-secret"[^>]*>([A-Z2-7 ]+)</.exec(page.body)![1]!.replaceAll(' ', '')
  const confirmed = await post('/me/second/confirm', { code: numberOf(secret) }, who)
  expect(confirmed.statusCode).toBe(200)
  keepCookie(who, confirmed)
  house.database.clock.pass(30_000)
  return { secret, codes: [...confirmed.body.matchAll(/<code dir="ltr">([\w-]{19})</g)].map((match) => match[1]!) }
}
/** The same account in a browser that has shown nothing but its address. */
const freshBrowser = async ({ account, person }: Member): Promise<Member> => {
  const { database, city } = house
  const browser = { name: '', token: undefined }
  const begin = { accountId: account, id: city.newId(), browser, now: database.clock.now() }
  return { account, person, cookie: `${sessionCookie}=${await beginSession(database.installation, begin)}` }
}

test('P15 where a place requires it, a role opens nothing until the second factor is shown, and then leads on', async () => {
  const steward = await member('steward')
  const door = '/somewhere/office/people'
  const sent = await get(door, steward)
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `/sign-in/second?next=${encodeURIComponent(door)}`])
  expect((await get(door, steward, 'application/json')).statusCode).toBe(403)
  expect((await post(door, { name: 'Jay Example' }, steward)).statusCode).toBe(403)
  const { secret, codes } = await setUp(steward)
  expect(codes).toHaveLength(10)
  expect((await get(door, steward)).statusCode).toBe(200)

  const other = await freshBrowser(steward)
  expect((await get(door, other)).statusCode).toBe(303)
  const shown = await post('/sign-in/second', { code: numberOf(secret), next: door }, other)
  expect([shown.statusCode, shown.headers.location]).toEqual([303, door])
  const before = { ...other }
  keepCookie(other, shown)
  expect((await get(door, other)).statusCode).toBe(200)
  expect((await get('/me', before)).statusCode).toBe(401)
  // After a working day the door asks again.
  house.database.clock.pass(12 * 3_600_000)
  expect((await get(door, other)).statusCode).toBe(303)
})

test('a role that is only asked opens its doors, and one’s own page says so', async () => {
  const steward = await member('steward', house.neighbours[0]!)
  expect((await get('/elsewhere/office/people', steward)).statusCode).toBe(200)
  expect((await get('/me/keys', steward)).body).toContain('Your role asks for a second step')
})

test('a number is taken once, also by two at the same moment; an old one never', async () => {
  const who = await member('steward')
  const { secret } = await setUp(who)
  const [one, two] = [await freshBrowser(who), await freshBrowser(who)]
  const number = numberOf(secret)
  const both = await Promise.all([one, two].map((browser) => post('/sign-in/second', { code: number }, browser)))
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
  expect((await post('/sign-in/second', { code: number }, await freshBrowser(who))).statusCode).toBe(422)
})

test('a recovery code opens once, typed as people type, and new ones end the old', async () => {
  const who = await member('steward')
  const { codes } = await setUp(who)
  const typed = codes[0]!.toUpperCase().replaceAll('-', ' ')
  const lost = await freshBrowser(who)
  const shown = await post('/sign-in/second', { code: typed }, lost)
  expect(shown.statusCode).toBe(303)
  expect((await post('/sign-in/second', { code: typed }, await freshBrowser(who))).statusCode).toBe(422)
  keepCookie(lost, shown)
  const renewed = await post('/me/second/codes', {}, lost)
  expect(renewed.statusCode).toBe(200)
  expect((await post('/sign-in/second', { code: codes[1]! }, await freshBrowser(who))).statusCode).toBe(422)
})

test('guessing makes the second factor rest, for the right number too', async () => {
  const who = await member('steward')
  const { secret } = await setUp(who)
  const guesser = await freshBrowser(who)
  for (let tries = 0; tries < 5; tries += 1)
    expect((await post('/sign-in/second', { code: '000000' }, guesser)).statusCode).toBe(422)
  expect((await post('/sign-in/second', { code: numberOf(secret) }, guesser)).statusCode).toBe(429)
  house.database.clock.pass(16 * 60_000)
  expect((await post('/sign-in/second', { code: numberOf(secret) }, guesser)).statusCode).toBe(303)
})

test('who has only the address, or a stolen session, changes nothing of what guards the account', async () => {
  const who = await member('steward')
  await setUp(who)
  const thief = await freshBrowser(who)
  for (const act of ['/me/second/remove', '/me/second/codes', '/me/passkeys/options'])
    expect({ act, status: (await post(act, {}, thief)).statusCode }).toEqual({ act, status: 403 })
  expect((await post('/me/second/remove', {}, who)).statusCode).toBe(303)
})

test('the database knows neither the secret of the app nor a recovery code', async () => {
  const who = await member('steward')
  const { secret, codes } = await setUp(who)
  const { rows } = await sql<{ all: string }>`
    select (select string_agg(f::text, ' ') from people_second_factors f)
      || (select string_agg(c::text, ' ') from people_recovery_codes c) as all`.execute(house.database.installation)
  expect(rows[0]!.all).toContain(who.account)
  expect(rows[0]!.all).not.toContain(secret)
  for (const code of codes) expect(rows[0]!.all).not.toContain(code)
})

test('a steward lets somebody begin anew, who is told and signed out; never oneself, never an account of another place too', async () => {
  const steward = await member('steward')
  await setUp(steward)
  const lost = await member('steward')
  await setUp(lost)
  const reset = (person: Id) => `/somewhere/office/people/${person}/second/reset`
  expect((await post(reset(steward.person), {}, steward)).statusCode).toBe(403)
  expect((await post(reset(lost.person), {}, steward)).statusCode).toBe(303)
  expect((await get('/me', lost)).statusCode).toBe(401)
  expect((await get('/me/keys', await freshBrowser(lost))).body).toContain('Set up an app')
  const [mail] = await readMailbox(house.database.installation, 1)
  expect(mail!.subject).toBe('The second step of your account was reset by a steward')
  const told = await sql`select 1 from platform_outbox
    where name = 'people.second-factor-reset' and about ->> 'personId' = ${lost.person}`.execute(house.database.reader)
  expect(told.rows).toHaveLength(1)

  const both = await member('host')
  const there = house.neighbours[0]!
  const twin = await enrolPerson({ displayName: 'Wren Example' }, system, there)
  if (!twin.ok) throw new Error(twin.refusal)
  await there.transaction((tx) => saveLink(tx, both.account, twin.value.personId, there.now()))
  const answer = await post(reset(both.person), {}, steward)
  expect([answer.statusCode, answer.body]).toEqual([403, expect.stringContaining('another place')])
  const found = (await house.desk.cityBySlug('somewhere'))!
  const operator = { kind: 'operator', session: house.city.newId() } as const
  expect((await resetSecond(both.person, operator, found, house.desk)).ok).toBe(true)
})

test('an employee whose role ends is out with the next step, in an open session with a second factor too', async () => {
  const who = await member('steward')
  await setUp(who)
  expect((await get('/somewhere/office/people', who)).statusCode).toBe(200)
  const roles = await sql<{ id: Id }>`select id from people_roles where person_id = ${who.person}`.execute(
    house.database.reader,
  )
  const ending = { personId: who.person, roleId: roles.rows[0]!.id, lastOn: '2026-06-01' }
  expect((await endRole(ending as never, system, house.city)).ok).toBe(true)
  await expect.poll(async () => (await get('/somewhere/office/people', who)).statusCode).toBe(403)
})
