import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desksOf, enrolPerson, enrolWithCard, giveRole, sessionCookie } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type Day } from '#kernel/instant.ts'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { looksAt } from '#platform/looks/looks-at.ts'
import { withBackgroundCheck } from '../../../tests/stage/with-background-check.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { saveAccount } from '../people/sign-in/account-store.ts'
import { saveSession } from '../people/sign-in/session-store.ts'
import { saveLink as savePersonLink } from '../people/store.ts'

const office: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let library: Id
beforeAll(async () => {
  house = await openTestHouse()
  library = house.city.newId()
})
afterAll(() => house.close())

/** A browser signed in as this person. */
async function browserOf(personId: Id): Promise<string> {
  const { database, city } = house
  const [account, now] = [database.newId(), database.clock.now()]
  await saveAccount(database.installation, { id: account, language: 'en', madeAt: now, erasedAt: null })
  const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
  const hash = createHash('sha256').update(account).digest()
  await saveSession(database.installation, { ...session, endsAt: instant(now + 3_600_000) }, hash)
  await city.transaction((tx) => savePersonLink(tx, account, personId, now))
  return `${sessionCookie}=${account}`
}
async function person(displayName: string, atLibrary: Role | null = null): Promise<{ id: Id; cookie: string }> {
  const made = await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, office, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const id = made.value.personId
  if (atLibrary !== null) {
    const fromOn = dayIn('UTC', house.city.now())
    const role = {
      personId: id,
      role: atLibrary,
      organisationId: library,
      fromOn,
      untilOn: null,
      delegatedBy: null,
    } as const
    await giveRole(role, office, house.city)
    await withBackgroundCheck({ person: id }, house.city)
  }
  return { id, cookie: await browserOf(id) }
}
const headers = (cookie?: string) => ({ host: 'localhost', ...(cookie === undefined ? {} : { cookie }) })
const get = (url: string, cookie?: string) => house.app.inject({ method: 'GET', url, headers: headers(cookie) })
const post = (url: string, body: Record<string, string>, cookie?: string) =>
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

test('a desk enrols a child, prints her card, links her father, whose link answers and takes back', async () => {
  const librarian = await person('Lark Example', 'host')
  const blank = await get('/somewhere/office/desk', librarian.cookie)
  expect(blank.statusCode).toBe(200)
  expect(blank.headers['cache-control']).toContain('no-store')
  const mistaken = await post('/somewhere/office/desk/enrol', { year: '2017', month: '13' }, librarian.cookie)
  expect(mistaken.statusCode).toBe(400)
  expect(mistaken.body).toContain('href="#year"')
  const enrolled = await post(
    '/somewhere/office/desk/enrol',
    { year: '2017', month: '4', language: 'en' },
    librarian.cookie,
  )
  expect(enrolled.statusCode).toBe(303)
  const at = String(enrolled.headers['location'])
  const page = (await get(at, librarian.cookie)).body
  const name = /Now at the desk: ([\w-]+)/.exec(page.replace(/<[^>]+>/g, ' '))![1]!
  expect((await get('/somewhere/office/desk', librarian.cookie)).body).not.toContain(name)
  const card = await post(`${at}/card`, {}, librarian.cookie)
  expect(card.headers['content-type']).toBe('application/pdf')
  expect(card.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const found = await post('/somewhere/office/desk/find', { userName: name.toUpperCase() }, librarian.cookie)
  expect(found.headers['location']).toBe(at)
  expect((await post(`${at}/guardian`, { guardianName: ' ' }, librarian.cookie)).statusCode).toBe(400)
  const guardian = { guardianName: 'Swift Example', relation: 'father' }
  expect((await post(`${at}/guardian`, guardian, librarian.cookie)).statusCode).toBe(303)
  const link = /name="link" value="([^"]+)"/.exec((await get(at, librarian.cookie)).body)![1]!
  const made = await post(`${at}/consent-link`, { link }, librarian.cookie)
  const address = new URL(/https?:[^<\s]*\/consent\/[\w-]+/.exec(made.body)![0]).pathname

  const asked = await get(address)
  expect(asked.statusCode).toBe(200)
  expect(asked.body).toContain('Swift Example')
  expect(asked.body).not.toMatch(/checked/)
  expect((await post(address, {})).statusCode).toBe(400)
  expect((await post(address, { all: 'yes', research: 'refused' })).statusCode).toBe(303)
  const answered = (await get(address)).body
  expect(answered).toMatch(/<strong>Yes, until [^<]*31[^<]*2026/)
  expect(answered).not.toContain('type="radio"')
  expect((await post(address, { all: 'yes' })).statusCode).toBe(409)
  expect((await post(`${address}/back`, { purpose: 'taking-part' })).statusCode).toBe(303)
  expect((await get(address)).body).toContain('The yes was taken back.')
  expect((await post(`${address}/back`, { purpose: 'research' })).statusCode).toBe(409)
})

test('a guardian is linked by the child’s code, answers on the screen, and the child sees the same', async () => {
  const made = await enrolWithCard(
    { birth: { year: 2016, month: 2 }, language: 'en', organisationId: library },
    office,
    house.city,
  )
  if (!made.ok) throw new Error(made.refusal)
  const child = made.value.personId
  const [childs, mother] = [await browserOf(child), await person('Finch Example')]
  expect((await get('/somewhere/me/family', mother.cookie)).body).toContain('No child is linked with you yet')
  const shown = (await post('/somewhere/me/seen/code', {}, childs)).body
  const code = /class="link-code"[^>]*>([^<]*(?:<!-- -->)?[^/]*)</.exec(shown)![1]!.replaceAll('<!-- -->', '')
  const wrong = await post('/somewhere/me/family/link', { code: 'BBBB-BBBB', relation: 'mother' }, mother.cookie)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('BBBB-BBBB')
  expect((await post('/somewhere/me/family/link', { code, relation: 'mother' }, mother.cookie)).statusCode).toBe(303)
  const at = `/somewhere/me/family/${child}`
  expect((await get('/somewhere/me/family', mother.cookie)).body).toContain('7 questions are open')
  expect((await post(at, { 'taking-part': 'given', photos: 'given' }, mother.cookie)).statusCode).toBe(303)
  const seen = (await get('/somewhere/me/seen', childs)).body
  expect(seen).toContain('Finch Example')
  expect(seen).toContain('The child’s own yes is needed too.')
  expect((await post(at, { photos: 'given' }, childs)).statusCode).toBe(303)
  expect((await get(at, childs)).body.match(/<strong>Yes, until [^<]+<\/strong>/g)).toHaveLength(2)
  expect((await post(`${at}/back`, { purpose: 'photos' }, mother.cookie)).statusCode).toBe(303)
  expect((await get(at, mother.cookie)).body.match(/<strong>Yes, until [^<]+<\/strong>/g)).toHaveLength(1)
})

test('P15 a desk that sets or sees a band is written down, and one that sees none is not', async () => {
  const desk = await person('Lark Example', 'courier')
  const child = { birth: { year: 2016, month: 2 }, language: 'en', organisationId: library }
  const made = await enrolWithCard(child, office, house.city)
  if (!made.ok) throw new Error(made.refusal)
  const { personId } = made.value
  const at = `/somewhere/office/desk/${personId}`
  const bandsSeen = async () =>
    (await looksAt(personId, house.city)).filter(({ what }) => what === 'families.band').map(({ because }) => because)
  expect((await get(at, desk.cookie)).statusCode).toBe(200)
  expect(await bandsSeen()).toEqual([])
  const band = { band: 'reduced', bandBecause: 'seen-a-letter' }
  expect((await post(`${at}/band`, band, desk.cookie)).statusCode).toBe(303)
  expect(await bandsSeen()).toEqual(['setting-a-band'])
  expect((await get(at, desk.cookie)).statusCode).toBe(200)
  expect(await bandsSeen()).toEqual(['at-the-desk', 'setting-a-band'])
  const host = await person('Teal Example', 'host')
  expect((await get(at, host.cookie)).statusCode).toBe(200)
  expect(await bandsSeen()).toHaveLength(2)
})

test('whoever works at two desks says for which she enrols, and serves a child at the desk that knows it', async () => {
  const two = await person('Dipper Example', 'courier')
  const museum = await addOrganisation(organisationForm.parse({ name: 'Moth Museum' }), office, house.city)
  if (!museum.ok) throw new Error(museum.refusal)
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  const second = { personId: two.id, role: 'courier', organisationId: museum.value.id, ...days } as const
  await giveRole(second, office, house.city)
  const page = (await get('/somewhere/office/desk', two.cookie)).body
  expect(page).toMatch(/<select[^>]*name="desk"[^]*Moth Museum/)
  expect((await get('/somewhere/office/desk/family', two.cookie)).body).toContain('name="desk"')
  const born = { year: '2017', month: '4', language: 'en' }
  const unsaid = await post('/somewhere/office/desk/enrol', born, two.cookie)
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('Choose for which desk')
  expect((await post('/somewhere/office/desk/class', { count: '1' }, two.cookie)).statusCode).toBe(400)
  const whole = { name0: 'Elm Example', year0: '2017', month0: '4' }
  expect((await post('/somewhere/office/desk/family', whole, two.cookie)).statusCode).toBe(400)
  for (const organisationId of [museum.value.id, library]) {
    const enrolled = await post('/somewhere/office/desk/enrol', { ...born, desk: organisationId }, two.cookie)
    const at = String(enrolled.headers['location'])
    const childId = at.slice(-36) as Id
    expect((await desksOf([childId], house.city)).get(childId)).toEqual([organisationId])
    const band = { band: 'reduced', bandBecause: 'seen-a-letter' }
    expect((await post(`${at}/band`, band, two.cookie)).statusCode).toBe(303)
    expect((await get(at, two.cookie)).body).toContain('<strong>Reduced</strong>')
  }
  const one = await person('Lark Example', 'courier')
  expect((await get('/somewhere/office/desk', one.cookie)).body).not.toContain('name="desk"')
})

test('a stranger gets nowhere: not to a child, not to a desk, not by a made-up link', async () => {
  const stranger = await person('Stoat Example')
  const made = await enrolWithCard({ birth: null, language: 'en', organisationId: library }, office, house.city)
  const child = made.ok ? made.value.personId : ''
  for (const at of [`/somewhere/me/family/${child}`, '/somewhere/consent/made-up', '/nowhere/me/seen']) {
    expect((await get(at, stranger.cookie)).statusCode).toBe(404)
  }
  for (const at of ['/somewhere/office/desk', `/somewhere/office/desk/${child}`]) {
    expect((await get(at, stranger.cookie)).statusCode).toBe(403)
    expect((await get(at)).statusCode).toBe(401)
  }
  const other = await person('Teal Example', 'host')
  expect((await get(`/somewhere/office/desk/${child}`, other.cookie)).statusCode).toBe(200)
  expect((await post(`/somewhere/me/family/${child}`, { account: 'given' }, stranger.cookie)).statusCode).toBe(404)
  for (let tries = 0; tries < 5; tries += 1) {
    await post('/somewhere/me/family/link', { code: 'BBBBBBBB' }, stranger.cookie)
  }
  expect((await post('/somewhere/me/family/link', { code: 'BBBBBBBB' }, stranger.cookie)).statusCode).toBe(429)
})
