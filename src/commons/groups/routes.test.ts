import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import {
  clearanceForm,
  enrolPerson,
  enrolWithCard,
  giveRole,
  keepWay,
  recordClearance,
  sessionCookie,
} from '#commons/people'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { saveAccount } from '../people/sign-in/account-store.ts'
import { saveSession } from '../people/sign-in/session-store.ts'
import { saveLink as savePersonLink } from '../people/store.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
let house: TestHouse
let school: Id
let today: Day
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

beforeAll(async () => {
  house = await openTestHouse()
  today = dayIn('Europe/Berlin', house.city.now())
  const form = organisationForm.parse({ name: 'Elm School', kind: 'school' })
  school = must(await addOrganisation(form, system, house.city)).id
})
afterAll(() => house.close())

/** A browser signed in as this person. */
async function browserOf(personId: Id): Promise<string> {
  const { database, city } = house
  const [account, now] = [database.newId(), database.clock.now()]
  const blank = { kind: 'own', language: 'en', madeAt: now, erasedAt: null }
  await saveAccount(database.installation, { id: account, ...blank } as never)
  const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
  const rest = { secondAt: null, cardId: null, endsAt: instant(now + 3_600_000) }
  await saveSession(
    database.installation,
    { ...session, ...rest } as never,
    createHash('sha256').update(account).digest(),
  )
  await city.transaction((tx) => savePersonLink(tx, account, personId, now))
  return `${sessionCookie}=${account}`
}
async function person(displayName: string, role?: Role, isCleared = true): Promise<{ id: Id; cookie: string }> {
  const birth = { year: 1980, month: 1 }
  const { personId: id } = must(await enrolPerson({ displayName, birth }, system, house.city))
  if (role) {
    const given = { personId: id, role, organisationId: school, fromOn: today, untilOn: null, delegatedBy: null }
    must(await giveRole(given, system, house.city))
    const form = clearanceForm.parse({
      personId: id,
      kind: 'background-check',
      number: '1',
      authority: 'Example',
      jurisdiction: 'DE',
      issuedOn: today,
    })
    if (isCleared) must(await recordClearance({ form, today }, system, house.city))
  }
  return { id, cookie: await browserOf(id) }
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

const facts = { kind: 'class', name: '3b', level: '3', size: '24', fromOn: '2026-06-01', untilOn: '2027-07-31' }

test('a teacher makes a class, writes a child down, prints cards, and hands the class over', async () => {
  const teacher = await person('Wren Example', 'educator')
  expect((await get('/somewhere/me/groups', teacher.cookie)).body).toContain('Make a group')
  expect((await get('/somewhere/groups/new', teacher.cookie)).statusCode).toBe(200)
  const mistaken = await post('/somewhere/groups', { ...facts, organisationId: school, name: '' }, teacher.cookie)
  expect(mistaken.statusCode).toBe(400)
  expect(mistaken.body).toContain('href="#name"')
  const made = await post('/somewhere/groups', { ...facts, organisationId: school }, teacher.cookie)
  expect(made.statusCode).toBe(303)
  const at = String(made.headers['location'])
  expect((await get(at, teacher.cookie)).body).toContain('Nobody is on the list yet')

  const wrong = await post(`${at}/members/new`, { year: '2017', month: '13' }, teacher.cookie)
  expect(wrong.statusCode).toBe(422)
  const added = await post(`${at}/members/new`, { year: '2017', month: '4', language: 'en' }, teacher.cookie)
  expect(added.statusCode).toBe(303)
  const listed = (await get(at, teacher.cookie)).body
  expect(listed).toContain('Nobody asked')
  expect(listed).toContain('Print the card of the one without')
  const cards = await post(`${at}/cards`, { which: 'missing' }, teacher.cookie)
  expect(cards.headers['content-type']).toBe('application/pdf')
  expect(cards.headers['cache-control']).toContain('no-store')
  expect((await post(`${at}/cards`, { which: 'missing' }, teacher.cookie)).statusCode).toBe(409)
  expect((await post(`${at}/cards`, { which: 'some' }, teacher.cookie)).statusCode).toBe(400)

  const nobody = await post(`${at}/members`, { userName: 'nobody-at-all-99' }, teacher.cookie)
  expect(nobody.statusCode).toBe(422)
  expect(nobody.body).toContain('nobody-at-all-99')
  const edited = await post(`${at}/edit`, { ...facts, name: '4b' }, teacher.cookie)
  expect(edited.statusCode).toBe(303)
  expect((await get(`${at}/edit`, teacher.cookie)).body).toContain('value="4b"')
  expect((await post(`${at}/edit`, { ...facts, untilOn: '2026-01-01' }, teacher.cookie)).statusCode).toBe(400)

  const next = await person('Lark Example', 'educator')
  const given = await post(`${at}/adults`, { to: next.id, leaving: teacher.id }, teacher.cookie)
  expect(given.headers['location']).toBe('/somewhere/me/groups')
  expect((await get(at, teacher.cookie)).statusCode).toBe(404)
  expect((await get(at, next.cookie)).statusCode).toBe(200)
  expect((await post(`${at}/adults`, { to: next.id }, teacher.cookie)).statusCode).toBe(403)
})

test('what a family takes back changes on the page at once; letters go where no message reaches', async () => {
  const teacher = await person('Heron Example', 'educator')
  const made = await post('/somewhere/groups', { ...facts, organisationId: school }, teacher.cookie)
  const at = String(made.headers['location'])
  const { city } = house
  const card = must(await enrolWithCard({ birth: null, language: 'en', organisationId: school }, system, city))
  expect((await post(`${at}/members`, { userName: card.userName }, teacher.cookie)).statusCode).toBe(303)
  expect((await post(`${at}/members`, { userName: card.userName }, teacher.cookie)).statusCode).toBe(422)
  expect((await post(`${at}/invite`, {}, teacher.cookie)).statusCode).toBe(409)
  const alone = (await post(`${at}/letters`, {}, teacher.cookie)).body
  expect(alone).toContain('/somewhere/me/family')

  const { personId: guardianId } = must(await enrolPerson({ displayName: 'هند Example', language: 'ar' }, system, city))
  const link = { childId: card.personId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, system, city, place))
  const letters = (await post(`${at}/letters`, {}, teacher.cookie)).body
  expect(letters).toMatch(/lang="ar" dir="rtl"/)
  const address = /https?:[^<\s]*\/consent\/[\w.-]+/.exec(letters)![0]
  expect((await get(new URL(address).pathname)).statusCode).toBe(200)

  const hind: Actor = { kind: 'person', person: guardianId, roles: [] }
  const says = async (answer: 'given' | 'refused') =>
    must(
      await answerConsents(
        {
          childId: card.personId,
          speakerId: guardianId,
          answers: { 'sharing-evidence': answer },
          language: 'ar',
          channel: 'screen',
        },
        hind,
        city,
        place,
      ),
    )
  const yeses = async () => (await get(at, teacher.cookie)).body.match(/tag-good/g)?.length ?? 0
  await says('given')
  expect(await yeses()).toBe(1)
  await says('refused')
  expect(await yeses()).toBe(0)

  must(await keepWay({ personId: guardianId, kind: 'mail', address: 'hind@example.org' }, system, city))
  const removed = await post(`${at}/members/${card.personId}/remove`, {}, teacher.cookie)
  expect(removed.statusCode).toBe(303)
})

test('a stranger gets nowhere; who lapsed sees a number; the office counts', async () => {
  const teacher = await person('Finch Example', 'educator')
  const made = await post('/somewhere/groups', { ...facts, name: 'Kept apart', organisationId: school }, teacher.cookie)
  const at = String(made.headers['location'])
  const stranger = await person('Stoat Example')
  for (const path of [at, `${at}/edit`]) {
    expect((await get(path, stranger.cookie)).statusCode).toBe(404)
    expect((await get(path)).statusCode).toBe(401)
  }
  expect((await get('/somewhere/groups/new', stranger.cookie)).statusCode).toBe(403)
  expect((await post(`${at}/cards`, { which: 'all' }, stranger.cookie)).statusCode).toBe(404)
  expect((await post(`${at}/letters`, {}, stranger.cookie)).statusCode).toBe(404)
  expect((await post(`${at}/invite`, {}, stranger.cookie)).statusCode).toBe(403)
  expect((await post(`${at}/members`, { userName: 'x' }, stranger.cookie)).statusCode).toBe(403)
  const lapsed = await person('Owl Example', 'educator', false)
  expect((await post(`${at}/adults`, { to: lapsed.id }, teacher.cookie)).statusCode).toBe(303)
  expect((await get(at, lapsed.cookie)).body).toContain('You see numbers here, no names')
  expect((await post(`${at}/cards`, { which: 'all' }, lapsed.cookie)).statusCode).toBe(403)
  expect((await get('/somewhere/office/groups', stranger.cookie)).statusCode).toBe(403)
  const office = await get('/somewhere/office/groups?q=kept', house.office)
  expect(office.statusCode).toBe(200)
  expect(office.body).toContain('Kept apart')
  expect((await get('/nowhere/me/groups', teacher.cookie)).statusCode).toBe(404)
})
