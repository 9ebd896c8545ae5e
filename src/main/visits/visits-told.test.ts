import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { addMember, groupForm, makeGroup } from '#commons/groups'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { enrolWithCard, handOverRole } from '#commons/people'
import { recordInFull } from '#learning/record'
import { askForVisits, bookingForm, datesForm, makePath, pathForm } from '#learning/visits'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { workThrough } from '../../../tests/stage/work-through.ts'
import { tellDueNotes } from '../../learning/visits/commands/tell-due-notes.ts'
import { visitFacts } from './visit-facts.ts'
import { visitNews } from './visit-news.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const today = '2026-06-17' as Day
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let house: TestHouse
let ask: ReturnType<typeof asking>
let work: ReturnType<typeof workThrough>
let school: Id
let museum: Id
let wren: Somebody
let robin: Somebody
let heron: Somebody

beforeAll(async () => {
  house = await openTestHouse()
  house.database.clock.hold(instant(Date.parse(`${today}T09:00:00Z`)))
  ask = asking(house)
  work = workThrough(house, [...visitFacts, ...visitNews], house.desk)
  const organisation = async (name: string, kind: string) =>
    must(await addOrganisation(organisationForm.parse({ name, kind }), system, house.city)).id
  school = await organisation('Elm School', 'school')
  museum = await organisation('Moth Museum', 'museum')
  wren = await signedIn(house, 'Wren Example', [['educator', school]])
  robin = await signedIn(house, 'Robin Example', [['host', museum]])
  heron = await signedIn(house, 'Heron Example', [['courier', null]])
})
afterAll(() => house.close())

const teacher = (): Actor => ({
  kind: 'person',
  person: wren.person,
  roles: [{ role: 'educator', organisation: school }],
})
const classOf = async (name: string): Promise<Id> => {
  const facts = { kind: 'class', name, organisationId: school, level: '3', fromOn: '2026-06-01', untilOn: '2027-07-31' }
  return must(await makeGroup(groupForm.parse(facts), teacher(), house.city)).groupId
}
const pathOf = async (way: string, on: string) => {
  const path = pathForm.parse({ hostId: museum, title: 'Moths', grades: '3', place: 'Moth Museum', way })
  const dates = datesForm.parse({ firstOn: on, from: '10:00', minutes: 90, seats: 24 })
  return must(await makePath({ path, dates }, system, house.city)).pathId
}
const notices = async (personId: Id): Promise<string[]> => {
  const { rows } = await sql<{ sentence: string }>`
    select sentence from messages_notices where person_id = ${personId} order by laid_at, id`.execute(
    house.database.reader,
  )
  return rows.map(({ sentence }) => sentence.replace('visits.', ''))
}

test('a class that came leaves facts with the child whose family said yes, with nobody else, and takes them back', async () => {
  const { city } = house
  const groupId = await classOf('3b')
  const child = async (says: 'given' | 'refused'): Promise<Id> => {
    const birth = { year: 2017, month: 4 }
    const { personId } = must(await enrolWithCard({ birth, language: 'en', organisationId: school }, system, city))
    const guardian = await signedIn(house, 'Hazel Example')
    const link = {
      childId: personId,
      guardianId: guardian.person,
      relation: 'mother',
      vouchingOrganisationId: school,
    } as const
    must(await vouchForGuardian(link, system, city, place))
    const said = { childId: personId, speakerId: guardian.person, language: 'en', channel: 'screen' } as const
    const by: Actor = { kind: 'person', person: guardian.person, roles: [] }
    must(await answerConsents({ ...said, answers: { 'taking-part': says } }, by, city, place))
    must(await addMember({ groupId, personId }, system, city, place))
    return personId
  }
  const [yes, also, no] = [await child('given'), await child('given'), await child('refused')]
  const pathId = await pathOf('auto', '2026-06-23')
  const booking = { groupId, pathIds: [pathId], possibleOn: ['2026-06-23'], pupils: 3, adults: 2, grade: '3' }
  const [askId] = must(await askForVisits(bookingForm.parse({ ...booking, request: city.newId() }), teacher(), city))
  await work()
  expect(await notices(wren.person)).toEqual(['told-confirmed'])
  house.database.clock.hold(instant(Date.parse('2026-06-23T12:00:00Z')))
  const mark = (act: string) => ask('POST', `/host/visits/${pathId}/asks/${askId}`, robin.cookie, { act })
  expect((await mark('attended')).statusCode).toBe(303)
  await work()
  const facts = async (id: Id) =>
    (await recordInFull(id, city)).facts.map(({ kind, minutes, amends }) => [kind, minutes, amends?.as ?? null])
  for (const one of [yes, also])
    expect(await facts(one)).toEqual([
      ['confirmed', null, null],
      ['attended', 90, null],
    ])
  expect(await facts(no)).toEqual([])
  expect((await mark('confirmed')).statusCode).toBe(303)
  await work()
  expect(await notices(wren.person)).toEqual(['told-confirmed'])
  for (const one of [yes, also]) expect((await facts(one)).at(-1)).toEqual(['attended', 90, 'withdrawal'])
  expect(await facts(no)).toEqual([])
  house.database.clock.hold(instant(Date.parse(`${today}T09:00:00Z`)))
})

test('a courier sees the class without a visit, holds dates, writes to its teacher and notes a day; the successor finds it all', async () => {
  const groupId = await classOf('4c')
  const pathId = await pathOf('host', '2026-06-30')
  const page = await ask('GET', '/me/schools', heron.cookie)
  expect([page.statusCode, page.body.includes('4c'), page.body.includes('nobody here knows how far')]).toEqual([
    200,
    true,
    true,
  ])
  expect((await ask('GET', '/me/schools', robin.cookie)).statusCode).toBe(403)
  const { rows } = await sql<{ id: Id }>`select id from visits_slots where path_id = ${pathId}`.execute(
    house.database.reader,
  )
  const hold = { groupId, pathId, slotIds: `${rows[0]!.id} ${groupId}`, request: house.city.newId() }
  for (let times = 0; times < 2; times += 1)
    expect((await ask('POST', '/me/schools/hold', heron.cookie, hold)).statusCode).toBe(303)
  const note = { groupId, kind: 'note', words: 'Ask again after the play.', nextOn: '2026-07-01' }
  expect((await ask('POST', '/me/schools/notes', heron.cookie, note)).statusCode).toBe(303)
  const letter = { groupId, kind: 'letter', words: 'Two dates are held for you.' }
  expect((await ask('POST', '/me/schools/notes', heron.cookie, letter)).statusCode).toBe(303)
  await work()
  expect((await notices(wren.person)).toSorted()).toEqual(['told-confirmed', 'told-letter', 'told-offered'])
  expect(await notices(heron.person)).toEqual(['told-offered'])
  expect((await ask('GET', `/groups/${groupId}/visits`, robin.cookie)).statusCode).toBe(404)
  const seen = await ask('GET', `/groups/${groupId}/visits`, wren.cookie)
  expect([seen.statusCode, seen.body.includes('Ask again after the play')]).toEqual([200, false])

  const linnet = await signedIn(house, 'Linnet Example', [['mentor', null]])
  const { rows: held } = await sql<{ id: Id }>`select id from people_roles where person_id = ${heron.person}`.execute(
    house.database.reader,
  )
  const form = { roleId: held[0]!.id, toPersonId: linnet.person, fromOn: addDays(today, 1) }
  const by: Actor = { kind: 'person', person: heron.person, roles: [{ role: 'courier', organisation: null }] }
  must(await handOverRole({ form, today }, by, house.city))
  await work()
  const { rows: kept } = await sql<{ kept_by: Id }>`
    select kept_by from visits_notes union all select kept_by from visits_bookings where kept_by is not null`.execute(
    house.database.reader,
  )
  expect(kept.map(({ kept_by }) => kept_by)).toEqual([linnet.person, linnet.person, linnet.person])
  house.database.clock.pass(86_400_000)
  const after = await ask('GET', '/me/schools', linnet.cookie)
  expect([after.statusCode, after.body.includes('Ask again after the play')]).toEqual([200, true])
  expect(after.body).not.toContain('Look again now')

  house.database.clock.hold(instant(Date.parse('2026-07-01T09:00:00Z')))
  for (let times = 0; times < 2; times += 1) await tellDueNotes(house.city)
  await work()
  expect([await notices(linnet.person), await notices(heron.person)]).toEqual([['told-note-due'], ['told-offered']])
  expect((await ask('GET', '/me/schools', linnet.cookie)).body).toContain('Look again now')
  house.database.clock.hold(instant(Date.parse(`${today}T09:00:00Z`)))
})

test('a school’s teacher and a house block days on one page and take them back; nobody else’s, and nobody who teaches nowhere', async () => {
  const days = { on: '2026-09-01', untilOn: '2026-09-04', place: '' }
  const block = (cookie: string, more: Record<string, string>) =>
    ask('POST', '/visit-days', cookie, { ...days, act: 'block', ...more })
  expect((await block(wren.cookie, { organisationId: school })).statusCode).toBe(303)
  expect((await block(wren.cookie, { organisationId: museum })).statusCode).toBe(403)
  expect((await block(robin.cookie, { organisationId: 'all' })).statusCode).toBe(403)
  expect((await block(robin.cookie, { organisationId: museum, untilOn: '2026-08-01' })).statusCode).toBe(422)
  expect((await block(robin.cookie, { organisationId: museum, place: 'Moth Museum' })).statusCode).toBe(303)
  const [teacher, host] = [await ask('GET', '/visit-days', wren.cookie), await ask('GET', '/visit-days', robin.cookie)]
  expect([teacher.body.match(/value="free"/g)?.length, host.body.match(/value="free"/g)?.length]).toEqual([1, 1])
  expect((await ask('GET', '/host/visits', robin.cookie)).body).toContain('Sep 1')
  expect((await block(wren.cookie, { organisationId: school, act: 'free' })).statusCode).toBe(303)
  expect((await ask('GET', '/visit-days', wren.cookie)).body).toContain('No day is blocked.')
  const finch = await signedIn(house, 'Finch Example')
  expect((await ask('GET', '/visit-days', finch.cookie)).statusCode).toBe(403)
})

test('a house makes a visit on one page, what is wrong is said there, and its calendar opens for its class alone', async () => {
  const form = { hostId: museum, title: 'Owls', grades: '3', place: 'Moth Museum', way: 'auto' }
  const dates = { firstOn: '2026-07-01', from: '10:00', minutes: '90', seats: '24', times: '2' }
  expect((await ask('POST', '/host/visits', robin.cookie, { ...form, ...dates, seats: 'many' })).statusCode).toBe(422)
  expect((await ask('POST', '/host/visits', wren.cookie, { ...form, ...dates })).statusCode).toBe(403)
  const made = await ask('POST', '/host/visits', robin.cookie, { ...form, ...dates })
  expect(made.statusCode).toBe(303)
  const path = made.headers.location!.replace('/somewhere', '')
  expect((await ask('GET', path, robin.cookie)).statusCode).toBe(200)
  expect((await ask('GET', path, wren.cookie)).statusCode).toBe(404)
  const groupId = await classOf('3d')
  const booking = {
    pathIds: path.split('/').at(-1)!,
    possibleOn: ['2026-07-01', '2026-07-08'],
    pupils: '20',
    adults: '2',
    grade: '3',
    request: house.city.newId(),
  }
  expect((await ask('POST', `/groups/${groupId}/visits`, wren.cookie, { ...booking, adults: '0' })).statusCode).toBe(
    422,
  )
  expect((await ask('POST', `/groups/${groupId}/visits`, wren.cookie, booking)).statusCode).toBe(303)
  const own = await ask('GET', `/groups/${groupId}/visits`, wren.cookie)
  const calendar = /href="[^"]*(\/groups\/[\w-]+\/visits\/[\w-]+\/visit\.ics)"/.exec(own.body)![1]!
  const file = await ask('GET', calendar, wren.cookie)
  expect(file.body).toContain('DTSTART;TZID=Europe/Berlin:20260701T100000')
  expect((await ask('GET', calendar, robin.cookie)).statusCode).toBe(404)
})
