import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { looksAt, looksInChain } from '#platform/looks/looks-at.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../../tests/stage/signed-in.ts'
import { loadBreaches } from './store.ts'
import { whoWasAffected } from './who-was-affected.ts'
import { clockOf, roomOf, roomsAboutPeople } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const hour = 3_600_000
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('P21 seventy-two hours are counted from when it was known, until the authority was told', () => {
  const knownAt = instant(1000 * hour)
  expect(clockOf({ knownAt, steps: [] }, instant(1010 * hour))).toBe(62 * hour)
  expect(clockOf({ knownAt, steps: [] }, instant(1073 * hour))).toBe(-hour)
  const at = instant(1020 * hour)
  expect(clockOf({ knownAt, steps: [{ step: 'people-told', note: '', at }] }, instant(1073 * hour))).toBe(-hour)
  expect(clockOf({ knownAt, steps: [{ step: 'authority-told', note: '', at }] }, instant(1073 * hour))).toBeNull()
})

test('P21 of fields that got out: whom their rows name; of a looker: whom they looked at, in that time', async () => {
  const { city } = house
  const enrolled = await enrolPerson({ displayName: 'Wren Example' }, system, city)
  if (!enrolled.ok) throw new Error(enrolled.refusal)
  const { personId } = enrolled.value
  const now = city.now()
  const span = { fromAt: instant(now - hour), untilAt: instant(now + hour), lookerId: null }
  expect(await whoWasAffected({ ...span, fields: ['people_persons'] }, city)).toContain(personId)
  expect(await whoWasAffected({ ...span, fields: ['people_clearances'] }, city)).toEqual([])
  expect(await whoWasAffected({ ...span, fields: ['pg_authid'] }, city)).toEqual([])
  const before = { ...span, untilAt: instant(now - hour), fromAt: instant(now - 2 * hour) }
  expect(await whoWasAffected({ ...before, fields: ['people_persons'] }, city)).toEqual([])
  const looker = city.newId()
  const by: Actor = { kind: 'person', person: looker, roles: [] }
  await noteLook({ by, about: [personId], what: 'families.child', because: 'at-the-desk' }, city)
  expect(await whoWasAffected({ ...span, fields: [], lookerId: looker }, city)).toEqual([personId])
  expect(await whoWasAffected({ ...before, fields: [], lookerId: looker }, city)).toEqual([])
})

test('P21 of one field: whom a row names that holds something in it', async () => {
  const { city } = house
  const now = city.now()
  const span = { fromAt: instant(now - hour), untilAt: instant(now + hour), lookerId: null }
  const born = await enrolPerson({ displayName: 'Plover Example', birth: { year: 1990, month: 4 } }, system, city)
  const unknown = await enrolPerson({ displayName: 'Dunnock Example' }, system, city)
  if (!born.ok || !unknown.ok) throw new Error('both should be here')
  const named = await whoWasAffected({ ...span, fields: ['people_persons.birth_year'] }, city)
  expect(named).toContain(born.value.personId)
  expect(named).not.toContain(unknown.value.personId)
})

const form = {
  knownAt: '2026-06-17T10:00',
  fromAt: '2026-06-16T00:00',
  untilAt: '2026-06-17T11:00',
  fields: 'people_persons.birth_year,people_persons.birth_month',
  summary: 'A copy was left on a train',
}
const stewardOf = () => signedIn(house, 'Rowan Example', [['steward', null]])
const post = (who: Somebody, asked: Record<string, string>) =>
  asking(house)('POST', '/office/breaches', who.cookie, asked)
const written = () => house.city.reading((tx) => loadBreaches(tx))

test.each([
  ['knownAt', { knownAt: '2026-06-17T11:01' }, 'This moment has not come yet.'],
  ['knownAt', { knownAt: '' }, 'Give a day and a time.'],
  ['fromAt', { fromAt: '2026-02-30T10:00' }, 'Give a day and a time.'],
  ['untilAt', { untilAt: '2026-06-17T25:00' }, 'Give a day and a time.'],
  ['untilAt', { untilAt: '2026-06-15T23:59' }, 'It can not end before it began.'],
  ['summary', { summary: ' ' }, 'Say what happened, in a sentence.'],
  ['fields', { fields: '' }, 'Tick what got out, or name a row of the chain of looks.'],
  ['fields', { fields: 'people_persons,pg_authid.rolpassword' }, 'The register of processing knows no such field.'],
  ['look', { look: '4711' }, 'There is no such row in the chain of looks.'],
  ['look', { look: 'everything' }, 'There is no such row in the chain of looks.'],
])(
  'P21 what is wrong with %s %j is said beside it, nothing is written, and what was typed stays',
  async (name, wrong, sentence) => {
    const steward = await stewardOf()
    const before = await written()
    const page = await post(steward, { ...form, ...wrong })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(`href="#${name}"`)
    expect(page.body).toContain(sentence)
    const kept = { ...form, ...wrong }.summary.trim() === '' ? 'value="2026-06-17T10:00"' : form.summary
    expect(page.body).toContain(kept)
    // The drawer of what was ticked stands open, the others are shut.
    expect(page.body.match(/<details open/g) ?? []).toHaveLength(form.fields === { ...form, ...wrong }.fields ? 1 : 0)
    expect(await written()).toEqual(before)
  },
)

test('every room of the register has its drawer', () => {
  const said = JSON.parse(readFileSync('src/main/privacy/text/en.json', 'utf8')) as Record<string, string>
  expect(roomsAboutPeople.filter((room) => said[`room-${room}`] === undefined)).toEqual([])
  expect(roomOf('people_persons')).toBe('people')
  expect(roomOf('platform_outbox')).toBe('rest')
})

test('P21 moments are typed by the clock of the place, and the last minute counts whole', async () => {
  const steward = await stewardOf()
  expect((await post(steward, form)).statusCode).toBe(303)
  expect(await written()).toMatchObject([
    {
      knownAt: Date.parse('2026-06-17T08:00:00Z'),
      fromAt: Date.parse('2026-06-15T22:00:00Z'),
      untilAt: Date.parse('2026-06-17T09:00:59.999Z'),
      fields: ['people_persons.birth_year', 'people_persons.birth_month'],
      lookerId: null,
    },
  ])
})

test('P21 a row of the chain of looks names who looked: everybody they looked at then is on the list', async () => {
  const steward = await stewardOf()
  const curious = await signedIn(house, 'Magpie Example')
  const [seen, spared] = [await signedIn(house, 'Siskin Example'), await signedIn(house, 'Linnet Example')]
  const by: Actor = { kind: 'person', person: curious.person, roles: [] }
  await noteLook({ by, about: [seen.person], what: 'families.child', because: 'at-the-desk' }, house.city)
  const [look] = await looksInChain({ by: curious.person, most: 1 }, house.city)
  const said = { summary: 'Somebody was curious', fields: '', look: String(look!.seq) }
  expect((await post(steward, { ...form, ...said })).statusCode).toBe(303)
  const breach = (await written()).find(({ summary }) => summary === said.summary)!
  expect(breach).toMatchObject({ fields: [], lookerId: curious.person })
  const list = await asking(house)('GET', `/office/breaches/${breach.id}/people.csv`, steward.cookie)
  expect(list.body).toContain('Siskin Example')
  expect(list.body).not.toContain('Linnet Example')
  expect(await looksAt(spared.person, house.city)).toEqual([])
})

test('P21 nobody can change it, the list is a look, an auditor only reads, and what is closed is no longer counted', async () => {
  const steward = await stewardOf()
  const auditor = await signedIn(house, 'Reed Example', [['auditor', null]])
  const ask = asking(house)
  const summary = 'A letter went to the wrong house'
  expect((await post(auditor, { ...form, summary: '' })).statusCode).toBe(403)
  expect((await post(steward, { ...form, summary })).statusCode).toBe(303)
  const { id } = (await written()).find((one) => one.summary === summary)!
  const page = (await ask('GET', '/office/breaches', auditor.cookie)).body
  expect(page).toContain(summary)
  expect(page).toContain('71 hours left')
  expect(page).not.toContain('<textarea')
  expect((await ask('GET', '/office/breaches', steward.cookie)).body).toContain('<textarea')
  const path = `/office/breaches/${id}`
  const list = await ask('GET', `${path}/people.csv`, steward.cookie)
  expect(list.body).toContain('Rowan Example')
  expect(await looksAt(auditor.person, house.city)).toMatchObject([{ because: 'answering-a-breach' }])
  const step = { step: 'closed', note: 'by telephone' }
  expect((await ask('POST', `${path}/steps`, auditor.cookie, step)).statusCode).toBe(403)
  const elsewhere = `/office/breaches/${house.city.newId()}/steps`
  expect((await ask('POST', elsewhere, steward.cookie, step)).statusCode).toBe(404)
  const countsOn = async () =>
    (await ask('GET', '/office/breaches', steward.cookie)).body.match(/It concerns \d+ (person|people)/g)?.length ?? 0
  const before = await countsOn()
  expect((await ask('POST', `${path}/steps`, steward.cookie, step)).statusCode).toBe(303)
  expect(await countsOn()).toBe(before - 1)
  expect((await ask('GET', '/office/breaches', steward.cookie)).body).toContain('by telephone')
  expect((await ask('GET', `${path}/people.csv`, auditor.cookie)).body).toContain('Rowan Example')
  const change = house.city.transaction((tx) => sql`update privacy_breaches set summary = 'nothing'`.execute(tx))
  await expect(change).rejects.toThrow(/permission denied/)
})
