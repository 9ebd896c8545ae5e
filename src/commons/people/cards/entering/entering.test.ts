import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../../../tests/stage/open-test-house.ts'
import { recordClearance } from '../../clearances/commands/record-clearance.ts'
import { clearanceForm } from '../../clearances/words.ts'
import { enrolPerson } from '../../commands/enrol-person.ts'
import { giveRole } from '../../commands/give-role.ts'
import { accountOfAddress } from '../../sign-in/commands/account-of-address.ts'
import { beginSession } from '../../sign-in/commands/begin-session.ts'
import { sessionCookie } from '../../sign-in/words.ts'
import { loadAccountsOfPerson } from '../../store/erasure.ts'
import { saveLink } from '../../store.ts'
import { enrolWithCard, replaceCard } from '../commands/issue-card.ts'
import { pictureNames } from '../pictures.ts'
import type { FreshCard } from '../words.ts'

const office: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let library: Id
let librarian: Actor & { kind: 'person' }
beforeAll(async () => {
  house = await openTestHouse(['elsewhere'])
  library = house.city.newId()
  const made = await enrolPerson({ displayName: 'Lark Example' }, office, house.city)
  if (!made.ok) throw new Error(made.refusal)
  librarian = { kind: 'person', person: made.value.personId, roles: [{ role: 'host', organisation: library }] }
})
// Nobody waits for what another test got wrong.
beforeEach(() => house.database.clock.pass(3_600_000))
afterAll(() => house.close())

const enrolled = async (): Promise<FreshCard> => {
  const child = { birth: { year: 2017, month: 4 }, language: 'en', organisationId: library }
  const made = await enrolWithCard(child, librarian, house.city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}
const wrong = (card: FreshCard) => pictureNames.filter((name) => !card.pictures.includes(name)).slice(0, 4)

const post = (url: string, payload: Record<string, string>, cookie = '', remoteAddress = '10.1.1.1') =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(payload).toString(),
    remoteAddress,
  })
const get = (url: string, cookie = '') => house.app.inject({ url, headers: { cookie, accept: 'text/html' } })
type Answer = Awaited<ReturnType<typeof post>>
const cookieOf = (answer: Answer): string =>
  `${sessionCookie}=${answer.cookies.find(({ name }) => name === sessionCookie)?.value ?? ''}`

/** The fourth of four presses: the three before stand hidden in the page. */
const press = (
  shown: Record<string, string>,
  pictures: readonly string[],
  { place = 'somewhere', from, cookie }: { place?: string; from?: string; cookie?: string } = {},
): Promise<Answer> =>
  post(`/${place}/card`, { ...shown, picked: pictures.slice(0, 3).join(' '), picture: pictures[3] ?? '' }, cookie, from)

test('a child comes in by the code on the card and four pictures, each a button of its own', async () => {
  const card = await enrolled()
  const first = await get(`/somewhere/card/${card.secret}`)
  expect(first.statusCode).toBe(200)
  expect(first.body.match(/name="picture"/g)).toHaveLength(16)
  let picked = ''
  for (const picture of card.pictures.slice(0, 3)) {
    const next = await post('/somewhere/card', { secret: card.secret, picked, picture })
    expect(next.statusCode).toBe(200)
    picked = /name="picked" value="([a-z ]*)"/.exec(next.body)![1]!
  }
  expect(picked).toBe(card.pictures.slice(0, 3).join(' '))
  const undone = await post('/somewhere/card', { secret: card.secret, picked, undo: 'yes' })
  expect(undone.body).toContain(`name="picked" value="${card.pictures.slice(0, 2).join(' ')}"`)
  const come = await press({ secret: card.secret }, card.pictures)
  expect([come.statusCode, come.headers.location]).toEqual([303, '/me#main'])
  expect(come.cookies.find(({ name }) => name === sessionCookie)).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 12 * 3600,
  })
  const me = await get('/me', cookieOf(come))
  expect(me.body).toContain(card.userName)
  expect(me.body).not.toContain('/me/erase')
  expect((await get('/me/everything.zip', cookieOf(come))).statusCode).toBe(200)
})

test('by the name on the card as well, typed as children type', async () => {
  const card = await enrolled()
  const name = ` ${card.userName.replaceAll('-', ' ').toUpperCase()} `
  expect((await post('/somewhere/card', { name })).body.match(/name="picture"/g)).toHaveLength(16)
  expect((await press({ name }, card.pictures)).statusCode).toBe(303)
  expect((await post('/somewhere/card', { name: ' ' })).statusCode).toBe(400)
})

test('a name nobody has, a wrong code and a locked card are answered alike', async () => {
  const card = await enrolled()
  const told = async (name: string, pictures: readonly string[]) => {
    const before = await post('/somewhere/card', { name })
    const after = await press({ name }, pictures)
    const bare = (body: string) => body.replaceAll(name, 'NAME')
    return [before.statusCode, bare(before.body), after.statusCode, bare(after.body)]
  }
  const nobody = await told('nobody-here-27', card.pictures)
  expect(nobody[2]).toBe(422)
  expect(await told(card.userName, wrong(card))).toEqual(nobody)
  for (let tries = 0; tries < 4; tries += 1) await press({ name: card.userName }, wrong(card))
  expect(await told(card.userName, card.pictures)).toEqual(nobody)
  // Who holds the card itself is told, and how it opens again.
  expect((await press({ secret: card.secret }, card.pictures)).statusCode).toBe(429)
})

test('the desk opens a card that rests; a stranger, another desk and whose clearance is missing do not', async () => {
  const card = await enrolled()
  for (let tries = 0; tries < 5; tries += 1) await press({ secret: card.secret }, wrong(card))
  expect((await press({ secret: card.secret }, card.pictures)).statusCode).toBe(429)
  const unlock = `/somewhere/office/desk/${card.personId}/unlock`
  expect((await post(unlock, {})).statusCode).toBe(401)
  const { database, city } = house
  const signedIn = async (person: Id, address: string): Promise<string> => {
    const now = database.clock.now()
    const token = await city.transaction(async (tx) => {
      const accountId = await accountOfAddress(tx, { address, language: 'en' }, city.newId, now)
      await saveLink(tx, accountId, person, now)
      return beginSession(tx, { accountId, id: city.newId(), browser: { name: '', token: undefined }, now })
    })
    return `${sessionCookie}=${token}`
  }
  const hostOf = async (displayName: string, organisationId: Id): Promise<Id> => {
    const made = await enrolPerson({ displayName, birth: { year: 1980, month: 5 } }, office, city)
    if (!made.ok) throw new Error(made.refusal)
    const role = { role: 'host', organisationId, fromOn: '2026-01-01', untilOn: null, delegatedBy: null } as const
    await giveRole({ personId: made.value.personId, ...role } as never, office, city)
    return made.value.personId
  }
  const other = await signedIn(await hostOf('Jay Example', city.newId()), 'jay@example.org')
  expect((await post(unlock, {}, other)).statusCode).toBe(403)
  const rook = await hostOf('Rook Example', library)
  const colleague = await signedIn(rook, 'rook@example.org')
  expect((await post(unlock, {}, colleague)).statusCode).toBe(403)
  expect((await press({ secret: card.secret }, card.pictures)).statusCode).toBe(429)
  const today = dayIn('UTC', city.now())
  const check = { kind: 'background-check', number: '1', authority: 'Office', jurisdiction: 'any', issuedOn: today }
  const shown = clearanceForm.parse({ personId: rook, ...check })
  expect((await recordClearance({ form: shown, today }, office, city)).ok).toBe(true)
  expect((await post(unlock, {}, colleague)).statusCode).toBe(303)
  expect((await press({ secret: card.secret }, card.pictures)).statusCode).toBe(303)
})

test('a replaced card opens nothing, and the browsers it had opened are signed out that moment', async () => {
  const old = await enrolled()
  const cookie = cookieOf(await press({ secret: old.secret }, old.pictures))
  const watching = await house.installation.sessions.watch()
  try {
    expect((await get('/me', cookie)).statusCode).toBe(200)
    const fresh = await replaceCard({ personId: old.personId, organisationId: library }, librarian, house.city)
    if (!fresh.ok) throw new Error(fresh.refusal)
    await expect.poll(async () => (await get('/me', cookie)).statusCode).toBe(401)
    expect((await get(`/somewhere/card/${old.secret}`)).statusCode).toBe(404)
    expect((await press({ secret: old.secret }, old.pictures)).statusCode).toBe(422)
    expect((await press({ secret: fresh.value.secret }, fresh.value.pictures)).statusCode).toBe(303)
  } finally {
    await watching.stop()
  }
})

test('a card leads only to the child: not to another place, not to what its owner signs in to by mail', async () => {
  const card = await enrolled()
  expect((await press({ secret: card.secret }, card.pictures, { place: 'elsewhere' })).statusCode).toBe(422)
  const { city, database } = house
  const now = database.clock.now()
  const own = await city.transaction(async (tx) => {
    const id = await accountOfAddress(tx, { address: 'older-now@example.org', language: 'en' }, city.newId, now)
    await saveLink(tx, id, card.personId, now)
    return id
  })
  const cookie = cookieOf(await press({ secret: card.secret }, card.pictures))
  const again = cookieOf(await press({ secret: card.secret }, card.pictures))
  expect((await get('/me', cookie)).body).not.toContain('older-now@example.org')
  const accounts = await city.reading((tx) => loadAccountsOfPerson(tx, card.personId))
  expect(accounts).toHaveLength(2)
  expect(accounts).toContain(own)
  expect(again).not.toBe(cookie)
})

test('whoever holds the card can not have the child forgotten', async () => {
  const card = await enrolled()
  const cookie = cookieOf(await press({ secret: card.secret }, card.pictures))
  expect((await get('/me/erase', cookie)).statusCode).toBe(403)
  expect((await post('/me/erase', { sure: 'yes' }, cookie)).statusCode).toBe(403)
})

test('a session put into the browser beforehand is not the one that is signed in', async () => {
  const card = await enrolled()
  const planted = cookieOf(await press({ secret: card.secret }, card.pictures))
  const victim = await enrolled()
  const come = await press({ secret: victim.secret }, victim.pictures, { cookie: planted })
  expect(cookieOf(come)).not.toBe(planted)
  expect((await get('/me', planted)).statusCode).toBe(401)
})

test('who guesses from one address at many names waits; everybody else goes on', async () => {
  const card = await enrolled()
  const answers: number[] = []
  for (let tries = 0; tries < 61; tries += 1)
    answers.push(
      (await press({ name: `guessed-name-${tries}` }, pictureNames.slice(0, 4), { from: '192.0.2.9' })).statusCode,
    )
  expect(answers.filter((status) => status === 422)).toHaveLength(60)
  expect(answers.at(-1)).toBe(429)
  expect((await press({ secret: card.secret }, card.pictures, { from: '192.0.2.9' })).statusCode).toBe(429)
  expect((await press({ secret: card.secret }, card.pictures, { from: '192.0.2.10' })).statusCode).toBe(303)
})
