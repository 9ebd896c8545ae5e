import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearanceForm, recordClearance, enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { entryTold, openSignUp, takePart } from '#learning/participation'
import { recordInFull } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { takeActs } from '../../learning/attendance/commands/take-acts.ts'
import { actForm, type ActForm } from '../../learning/attendance/words.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { endDays } from '../../learning/participation/commands/end-days.ts'
import { openingForm, takePartForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let occasionId: Id
let robin: Actor
const tenAt = Date.parse('2026-06-20T08:00:00Z')

beforeAll(async () => {
  it = await houseOfHosts()
  const { city } = it.here
  const on = '2026-06-20' as Day
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const draft = sampleDraft('moths', { hostName: 'Moth Museum', ages: { min: null, max: null }, sessions: [session] })
  const offerId = must(await writeOpportunity({ id: null, draft }, house, city)).id
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 5 })
  occasionId = must(await openSignUp({ opportunityId: offerId, form: opening }, house, city))[0]!
  robin = {
    kind: 'person',
    person: it.robin.person,
    roles: [{ role: 'host', organisation: it.museum.id }],
  }
  const shown = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const clearance = { ...shown, personId: it.robin.person, issuedOn: '2026-01-01', expiresOn: '2027-12-31' }
  must(await recordClearance({ form: clearanceForm.parse(clearance), today: '2026-06-17' as Day }, house, city))
})
afterAll(() => it.close())

const at = (minutes: number): void => it.here.database.clock.hold(instant(tenAt + minutes * 60_000))
const say = async (subjectId: Id, said: ActForm['said'], minutes: number) => {
  const { city } = it.here
  const toldAt = tenAt + minutes * 60_000
  const act = actForm.parse({ id: city.newId(), subjectId, said, toldAt, offset: 0, seen: 0 })
  const form = { device: it.robin.person, sentAt: city.now(), seen: 0, acts: [act] }
  expect(must(await takeActs({ occasionId, form }, robin, city)).refused).toEqual([])
}

test('the record has the hours of the door, and puts them right when a phone that was away tells who left earlier', async () => {
  const { city } = it.here
  const birth = { year: 1990, month: 1 }
  const { personId } = must(await enrolPerson({ displayName: 'Rowan Example', birth }, house, city))
  const asked = { occasionId, personIds: [personId], together: true, request: city.newId() }
  const himself: Actor = { kind: 'person', person: personId, roles: [] }
  const [entry] = must(await takePart(takePartForm.parse(asked), himself, city))
  const attended = async () =>
    (await recordInFull(personId, city)).facts
      .filter(({ kind }) => kind === 'attended')
      .map(({ minutes, amends }) => [minutes, amends?.as].filter(Boolean).join(' '))
  at(15)
  await say(entry!.id, 'in', 10)
  await it.work()
  expect(await attended()).toEqual([])
  at(121)
  await endDays(city)
  await it.work()
  expect(await attended()).toEqual(['110'])
  at(200)
  await say(entry!.id, 'out', 90)
  await it.work()
  await it.work()
  expect(await attended()).toEqual(['110', '80 correction'])
})

test('without any script the list is kept by forms: here, leaves, undo, a guest, the paper, and what a family says', async () => {
  const { city } = it.here
  const cookie = it.robin.cookie
  const door = `/host/today/door/${occasionId}`
  const fiona = await it.somebody('Fiona Example', 'learner', null)
  at(-300)
  const asked = { occasionId, personIds: [fiona.person], together: true, request: city.newId() }
  const himself: Actor = { kind: 'person', person: fiona.person, roles: [] }
  const [entry] = must(await takePart(takePartForm.parse(asked), himself, city))
  const early = await it.post(`${door}/say`, { seen: '0', act: `in ${entry!.id}` }, cookie)
  expect([early.statusCode, early.body.includes('The door is not open yet.')]).toEqual([422, true])
  at(10)
  const seen = await it.get(door, cookie)
  expect(seen.statusCode).toBe(200)
  expect(seen.headers['permissions-policy']).toContain('camera=(self)')
  expect(seen.body).toContain('Fiona Example')
  expect((await it.post(`${door}/say`, { seen: '0', act: `in ${entry!.id}` }, cookie)).statusCode).toBe(303)
  expect((await it.get(`${door}/count`, cookie)).body).toContain('Fiona Example')
  expect((await it.get(`${door}/leave/${entry!.id}`, cookie)).statusCode).toBe(200)
  expect((await it.post(`${door}/say`, { seen: '9', act: `alone ${entry!.id}` }, cookie)).statusCode).toBe(303)
  expect((await it.get(`${door}/count`, cookie)).body).not.toContain('Fiona Example')
  expect((await it.post(`${door}/say`, { seen: '9', act: `back ${entry!.id}` }, cookie)).statusCode).toBe(303)
  expect((await it.get(`${door}/count`, cookie)).body).toContain('Fiona Example')
  expect((await it.post(`${door}/say`, { seen: '9', guest: 'Sorrel' }, cookie)).statusCode).toBe(303)
  expect((await it.get(door, cookie)).body).toContain('Sorrel')
  const unknown = await it.post(`${door}/say`, { seen: '9', card: 'nobody-lamp-42' }, cookie)
  expect([unknown.statusCode, unknown.body.includes('No card like that')]).toEqual([422, true])
  expect((await it.get(`${door}/paper`, cookie)).statusCode).toBe(200)
  expect((await it.post(`${door}/from-paper`, { seen: '9' }, cookie)).statusCode).toBe(303)
  expect((await it.get(door, fiona.cookie)).statusCode).toBe(403)
  expect((await it.get(door, '')).statusCode).toBe(401)
  expect((await it.get(`/host/today/door/${city.newId()}`, cookie)).statusCode).toBe(404)
  expect((await it.get(`/me/family/${fiona.person}/at-the-door`, cookie)).statusCode).toBe(404)
})

test('somebody is excused by a form, taken back, and excused again from the paper; the place stays theirs', async () => {
  const { city } = it.here
  const cookie = it.robin.cookie
  const door = `/host/today/door/${occasionId}`
  at(-300)
  const entryOf = async (name: string): Promise<Id> => {
    const { person } = await it.somebody(name, 'learner', null)
    const asked = { occasionId, personIds: [person], together: true, request: city.newId() }
    return must(await takePart(takePartForm.parse(asked), { kind: 'person', person, roles: [] }, city))[0]!.id
  }
  const [gale, ivy] = [await entryOf('Gale Example'), await entryOf('Ivy Example')]
  const states = () => Promise.all([gale, ivy].map(async (id) => (await entryTold(id, city))!.entry.state))
  at(20)
  const say = (act: string) => it.post(`${door}/say`, { seen: '0', act: `${act} ${gale}` }, cookie)
  expect((await say('excused')).statusCode).toBe(303)
  expect(await states()).toEqual(['excused', 'confirmed'])
  expect((await it.get(door, cookie)).body).toMatch(new RegExp(`data-row="${gale}" data-said="excused"`))
  expect((await it.get(`${door}/from-paper`, cookie)).body).not.toContain('Gale Example')
  expect((await say('back')).statusCode).toBe(303)
  expect(await states()).toEqual(['confirmed', 'confirmed'])
  expect((await it.get(`${door}/from-paper`, cookie)).body).toContain('Gale Example')
  const paper = { seen: '9', [`said-${gale}`]: 'excused', [`said-${ivy}`]: '' }
  expect((await it.post(`${door}/from-paper`, paper, cookie)).statusCode).toBe(303)
  expect(await states()).toEqual(['excused', 'confirmed'])
  // Seldom, but it happens: whoever was excused comes after all.
  expect((await say('in')).statusCode).toBe(303)
  expect(await states()).toEqual(['attended', 'confirmed'])
})

test('two phones that do not go together are shown in the open and settled by a tap; heads are counted in the hours of the day alone', async () => {
  const { city } = it.here
  const cookie = it.robin.cookie
  const door = `/host/today/door/${occasionId}`
  at(-300)
  const { person } = await it.somebody('Juniper Example', 'learner', null)
  const himself: Actor = { kind: 'person', person, roles: [] }
  const asked = { occasionId, personIds: [person], together: true, request: city.newId() }
  const [entry] = must(await takePart(takePartForm.parse(asked), himself, city))
  at(30)
  const tell = async (said: ActForm['said'], minutes: number) => {
    const told = { id: city.newId(), subjectId: entry!.id, said, toldAt: tenAt + minutes * 60_000, offset: 0, seen: 0 }
    const form = { device: city.newId(), sentAt: city.now(), seen: 0, acts: [actForm.parse(told)] }
    must(await takeActs({ occasionId, form }, robin, city))
    return told.id
  }
  const came = await tell('in', 5)
  await tell('excused', 10)
  const question = 'Two phones say different things about Juniper Example.'
  expect((await it.get(door, cookie)).body).toContain(question)
  expect((await it.post(`${door}/settle`, { actId: came, counts: 'yes' }, cookie)).statusCode).toBe(303)
  expect((await it.get(door, cookie)).body).not.toContain(question)
  expect((await entryTold(entry!.id, city))!.entry.state).toBe('attended')
  expect((await it.get(`${door}/count`, cookie)).body).toContain('Juniper Example')
  expect((await it.get(door, cookie)).body).toContain('data-count')
  // Over for four hours: whoever forgot to say that they left is in the house no longer.
  at(120 + 4 * 60)
  const after = await it.get(`${door}/count`, cookie)
  expect([after.statusCode, after.body.includes('Juniper Example')]).toEqual([200, false])
  expect((await it.get(door, cookie)).body).not.toContain('data-count')
})
