import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { openTestHouse, operatorCookie, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { enrolWithCard } from '../cards/commands/issue-card.ts'
import { comeInByCard } from '../cards/entering/commands/come-in-by-card.ts'
import { enrolPerson } from '../commands/enrol-person.ts'
import { giveRole } from '../commands/give-role.ts'
import { saveLink } from '../store.ts'
import { saveInvitation } from '../store/invitations.ts'
import { accountOfAddress } from './commands/account-of-address.ts'
import { beginSession } from './commands/begin-session.ts'
import { keepProvider } from './openid/commands/keep-provider.ts'
import { tokenHash } from './rules/token-hash.ts'
import { sessionCookie } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const nobodysBrowser = { name: '', token: undefined }
let house: TestHouse
let elsewhere: City
beforeAll(async () => {
  house = await openTestHouse(['elsewhere'])
  elsewhere = house.neighbours[0]!
})
afterAll(() => house.close())

let caller = 0
const post = (url: string, payload: Record<string, string>, cookie = '') =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(payload).toString(),
    remoteAddress: `10.3.0.${(caller += 1) % 250}`,
  })
const get = (url: string, cookie = '') => house.app.inject({ url, headers: { cookie, accept: 'text/html' } })

const enrolled = async (city: City, role?: Role): Promise<Id> => {
  const made = await enrolPerson({ displayName: 'Wren Example' }, system, city)
  if (!made.ok) throw new Error(made.refusal)
  const { personId } = made.value
  if (role === undefined) return personId
  const draft = { personId, role, organisationId: null, fromOn: '2026-01-01', untilOn: null, delegatedBy: null }
  const given = await giveRole(draft as never, system, city)
  if (!given.ok) throw new Error(given.refusal)
  return personId
}
let addresses = 0
const signedIn = async (person: Id, city: City): Promise<{ account: Id; cookie: string }> => {
  const now = city.now()
  addresses += 1
  return city.transaction(async (tx) => {
    const address = `a${addresses}@example.org`
    const account = await accountOfAddress(tx, { address, language: 'en' }, city.newId, now)
    await saveLink(tx, account, person, now)
    const begin = { accountId: account, id: city.newId(), browser: nobodysBrowser, now }
    return { account, cookie: `${sessionCookie}=${await beginSession(tx, begin)}` }
  })
}
let invitations = 0
const invited = async (person: Id, city: City): Promise<string> => {
  invitations += 1
  const token = `${invitations}`.padStart(43, 'i')
  const times = { madeAt: city.now(), expiresAt: instant(city.now() + 14 * 86_400_000) }
  const invitation = { id: city.newId(), personId: person, address: `i${invitations}@example.org` }
  await city.transaction((tx) => saveInvitation(tx, invitation, tokenHash(token), times))
  return token
}

test('two people accept one invitation in the same moment: one is in, the other is told', async () => {
  const person = await enrolled(house.city)
  const token = await invited(person, house.city)
  const both = await Promise.all([1, 2].map(() => post('/somewhere/invitation', { token })))
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  const links = await sql`select 1 from people_links where person_id = ${person}`.execute(house.database.reader)
  expect(links.rows).toHaveLength(1)
})

test('an invitation that is too old, or of another place, or guessed, opens nothing', async () => {
  const late = await invited(await enrolled(house.city), house.city)
  const there = await invited(await enrolled(elsewhere), elsewhere)
  expect((await post('/somewhere/invitation', { token: there })).statusCode).toBe(409)
  expect((await post('/somewhere/invitation', { token: 'g'.repeat(43) })).statusCode).toBe(409)
  house.database.clock.pass(14 * 86_400_000)
  expect((await get(`/somewhere/invitation?token=${late}`)).statusCode).toBe(409)
  expect((await post('/somewhere/invitation', { token: late })).statusCode).toBe(409)
})

test('what a form does not ask for changes nothing, whatever is sent along', async () => {
  const person = await enrolled(house.city)
  const { account, cookie } = await signedIn(person, house.city)
  const victim = await signedIn(await enrolled(house.city), house.city)
  const more = {
    account: victim.account,
    account_id: victim.account,
    kind: 'card',
    role: 'steward',
    roles: 'steward',
    secondAt: '1',
    second_at: '2026-06-17',
    'settings[second-factor]': 'off',
    // oxlint-disable-next-line no-useless-computed-key -- the name itself is the attack
    ['__proto__']: 'x',
  }
  const before = await rowsOf(victim.account)
  expect((await post('/me/language', { language: 'de', ...more }, cookie)).statusCode).toBe(303)
  expect(await rowsOf(victim.account)).toEqual(before)
  const mine = await rowsOf(account)
  expect(mine.join()).toContain('de')
  expect(mine.join()).toContain('own')
  expect((await get('/somewhere/office/people', cookie)).statusCode).toBe(403)
})

const rowsOf = async (account: Id): Promise<string[]> => {
  const { rows } = await sql<{ row: string }>`
    select a::text as row from people_accounts a where id = ${account}
    union all select s::text from people_sessions s where account_id = ${account}`.execute(house.database.installation)
  return rows.map(({ row }) => row).sort()
}

test('ids of another ecosystem are not here, for its own steward neither', async () => {
  const steward = await signedIn(await enrolled(house.city, 'steward'), house.city)
  const stranger = await enrolled(elsewhere)
  const at = `/somewhere/office/people/${stranger}`
  expect((await get(at, steward.cookie)).statusCode).toBe(404)
  const role = { role: 'steward', from: '2026-06-17' }
  for (const [act, payload] of [
    ['roles', role],
    ['second/reset', {}],
  ] as const)
    expect({ act, status: (await post(`${at}/${act}`, payload, steward.cookie)).statusCode }).toEqual({
      act,
      status: 404,
    })
  expect((await post(`/somewhere/office/desk/${stranger}/unlock`, {}, steward.cookie)).statusCode).toBe(404)
  expect((await get('/elsewhere/office/people', steward.cookie)).statusCode).toBe(403)
  expect((await post(`/elsewhere/office/people/${stranger}/roles`, role, steward.cookie)).statusCode).toBe(403)

  const { config } = house.installation
  const draft = {
    name: 'School',
    issuer: 'https://id.example',
    clientId: 'c',
    clientSecret: 's',
    domains: ['x.example'],
  }
  const kept = await keepProvider({ ...draft, organisationId: null }, system, elsewhere, config)
  if (!kept.ok) throw new Error(kept.refusal)
  const removing = `/somewhere/office/sign-in/providers/${kept.value.providerId}/remove`
  expect((await post(removing, {}, await operatorCookie(house.database))).statusCode).toBe(404)
})

test('one click is for invented people alone: not for who came by a card, nor for an account without an address', async () => {
  const made = await enrolWithCard({ birth: null, language: 'en', organisationId: null }, system, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const { secret, pictures } = made.value
  expect((await comeInByCard({ secret }, pictures, nobodysBrowser, house.city)).ok).toBe(true)
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await house.installation.directory.refresh()
  try {
    const { rows } = await client.query<{ id: Id }>(`select id from people_accounts where kind = 'card'`)
    expect(rows).toHaveLength(1)
    expect((await post('/sign-in/invented', { account: rows[0]!.id })).statusCode).toBe(403)
  } finally {
    await client.end()
  }
})

test('a card’s session reaches nothing that guards an account', async () => {
  const made = await enrolWithCard({ birth: null, language: 'en', organisationId: null }, system, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const { secret, pictures } = made.value
  const come = await comeInByCard({ secret }, pictures, nobodysBrowser, house.city)
  const cookie = `${sessionCookie}=${(come as { value: { session: string } }).value.session}`
  expect((await get('/me/keys', cookie)).statusCode).toBe(403)
  for (const act of ['/me/passkeys/options', '/me/second/begin', '/me/second/remove', '/me/second/codes'])
    expect({ act, status: (await post(act, {}, cookie)).statusCode }).toEqual({ act, status: 403 })
})

test('a passkey’s answer without its question, with another’s, or of nobody’s key opens nothing', async () => {
  const answer = {
    response: {
      id: 'nobodys',
      rawId: 'nobodys',
      type: 'public-key',
      response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
    },
  }
  const ask = (url: string, cookie = '', body: object = {}) =>
    house.app.inject({ method: 'POST', url, headers: { 'sec-fetch-site': 'same-origin', cookie }, payload: body })
  const asked = await ask('/sign-in/passkey/options')
  expect(asked.json()).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
  const [ticket] = asked.cookies
  expect(ticket).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  for (const cookie of ['', `${ticket!.name}=${'x'.repeat(43)}`, `${ticket!.name}=${ticket!.value}`])
    expect((await ask('/sign-in/passkey', cookie, answer)).statusCode).toBe(422)
  expect((await ask('/sign-in/passkey', '', { response: {} })).statusCode).toBe(400)
})
