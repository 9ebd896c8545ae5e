import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { clearanceForm, enrolPerson, recordClearance } from '#commons/people'
import { answerWant, trialTold } from '#learning/wants'
import { nextThingsOf } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { answerForm } from '../../learning/wants/words.ts'
import { passTrialDeadlines } from '../../learning/wants/commands/settle-trial.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let hazel: { person: Id; cookie: string }
let linden: { person: Id; cookie: string }
let wren: Id
let lark: Id
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const today = '2026-06-17' as Day

const childOf = async (guardianId: Id, displayName: string): Promise<Id> => {
  const { city } = it.here
  const by: Actor = { kind: 'person', person: guardianId, roles: [] }
  const childId = must(await enrolPerson({ displayName, birth: { year: 2016, month: 1 } }, house, city)).personId
  const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, house, city, place))
  const said = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, by, city, place))
  return childId
}

beforeAll(async () => {
  it = await houseOfHosts()
  hazel = await it.somebody('Hazel Example', 'guardian', null)
  linden = await it.somebody('Linden Example', 'guardian', null)
  wren = await childOf(hazel.person, 'Wren')
  lark = await childOf(linden.person, 'Lark')
})
afterAll(() => it.close())

const trialTyped = {
  title: 'Fossils by lamplight',
  fallsOn: '2026-07-04',
  startTime: '10:00',
  endTime: '12:00',
  placeName: 'Lamp room',
  ageMin: '8',
  ageMax: '12',
  contact: 'in-a-group',
  minimum: '2',
  seats: '6',
  decideOn: '2026-06-24',
}
const sentences = async (personId: Id) =>
  (
    await it.here.city.reading((tx) =>
      tx.selectFrom('messages_notices').select('sentence').where('person_id', '=', personId).orderBy('id').execute(),
    )
  )
    .map(({ sentence }) => sentence.replace('wants.', ''))
    .toSorted()
const states = async (personId: Id) =>
  (await nextThingsOf([personId], it.here.city.now(), it.here.city)).map(({ entry }) => entry.state)

/** A want Hazel signs for her child and Linden’s joins by its code. */
async function wanted(
  interest: string,
): Promise<{ wantId: Id; code: string; wishes: Record<'hazel' | 'linden', string> }> {
  const signed = await it.post('/wants', { interest, personId: wren }, hazel.cookie)
  expect(signed.headers['location']).toBe('/somewhere/me/wants')
  const mine = (await it.get('/me/wants', hazel.cookie)).body
  const code = /wants\/with\/([A-Z2-9]{8})/.exec(mine.slice(mine.indexOf(interest)))![1]!
  const friends = (await it.get(`/wants/with/${code.toLowerCase()}`, linden.cookie)).body
  expect(friends).toContain(interest)
  expect(friends).not.toContain('Wren')
  const wantId = /name="personId-([\w-]{36})"/.exec(friends)![1] as Id
  const joined = await it.post(`/wants/with/${code}`, { [`personId-${wantId}`]: lark }, linden.cookie)
  expect(joined.statusCode).toBe(303)
  must(await answerWant({ wantId, form: answerForm.parse({ state: 'heard' }), today }, house, it.here.city))
  const wishIn = (body: string): string => /me\/wants\/([\w-]{36})\/back/.exec(body.slice(body.indexOf(interest)))![1]!
  const theirs = (await it.get('/me/wants', linden.cookie)).body
  return { wantId, code, wishes: { hazel: wishIn(mine), linden: wishIn(theirs) } }
}

test('a house asks; only those who wished are asked, it sees how many said yes; enough, and both children have seats in the order of yes', async () => {
  const { wantId, wishes } = await wanted('Fossils for children')
  const page = `/host/wants/${wantId}/try`
  expect((await it.get(page, hazel.cookie)).statusCode).toBe(403)
  const form = { ...trialTyped, hostId: it.museum.id }
  // Nobody of the house may be with children: said before anybody is asked.
  const early = await it.post(page, form)
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('Nobody of the house may be with children')
  expect(early.body).toContain('value="Lamp room"')
  const shown = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const clearance = { ...shown, personId: it.robin.person, issuedOn: '2026-01-01', expiresOn: '2027-12-31' }
  must(await recordClearance({ form: clearanceForm.parse(clearance), today }, house, it.here.city))
  expect((await it.post(page, { ...form, seats: '1' })).body).toContain('more people than it has places')
  expect((await it.post(page, form)).statusCode).toBe(303)
  expect((await it.post(page, form)).statusCode).toBe(409)
  await it.work()
  expect(await sentences(hazel.person)).toEqual(['told-trial'])
  expect(await sentences(wren)).toEqual(['told-trial'])
  const asked = (await it.get('/me/wants', hazel.cookie)).body
  const trialId = /trials\/([\w-]{36})/.exec(asked)![1] as Id
  expect(asked).toContain('would do this if 2 people say yes')
  const answer = (wish: string, says: string, cookie: string) =>
    it.post(`/me/wants/${wish}/trials/${trialId}`, { says }, cookie)
  expect((await answer(wishes.hazel, 'yes', linden.cookie)).statusCode).toBe(403)
  expect((await answer(wishes.linden, 'yes', linden.cookie)).statusCode).toBe(303)
  const atHouse = (await it.get('/host/wants')).body
  expect(atHouse).toContain('1 of 2 yeses')
  for (const secret of ['Wren', 'Lark', 'Hazel', 'Linden']) expect(atHouse).not.toContain(secret)
  expect((await answer(wishes.hazel, 'yes', hazel.cookie)).statusCode).toBe(303)
  await it.work()
  expect((await trialTold({ trialId }, it.here.city))?.trial.state).toBe('runs')
  expect([await states(lark), await states(wren)]).toEqual([['confirmed'], ['confirmed']])
  expect(await sentences(hazel.person)).toEqual(['told-seat', 'told-trial'])
  expect(await sentences(it.robin.person)).toContain('told-house-runs')
  expect((await it.get('/me/wants', hazel.cookie)).body).toContain('it takes place')
  expect(await it.found('fossils lamplight')).toBe(1)
  // Whatever is told twice happens once.
  await it.work()
  expect(await states(wren)).toEqual(['confirmed'])
  expect((await answer(wishes.hazel, 'no', hazel.cookie)).statusCode).toBe(409)
})

test('too few by the last hour: it does not run, everybody is told, and the wish stays open', async () => {
  const { city, database } = it.here
  const { wantId, wishes } = await wanted('Beetles for children')
  const form = { ...trialTyped, title: 'Beetles by lamplight', hostId: it.museum.id }
  expect((await it.post(`/host/wants/${wantId}/try`, form)).statusCode).toBe(303)
  await it.work()
  const asked = (await it.get('/me/wants', hazel.cookie)).body
  const trialId = /trials\/([\w-]{36})/.exec(asked)![1] as Id
  const yes = await it.post(`/me/wants/${wishes.hazel}/trials/${trialId}`, { says: 'yes' }, hazel.cookie)
  expect(yes.statusCode).toBe(303)
  database.clock.hold(instant(Date.parse('2026-06-24T17:59:00Z')))
  expect(await passTrialDeadlines(city)).toBe(0)
  database.clock.hold(instant(Date.parse('2026-06-24T18:00:00Z')))
  const late = await it.post(`/me/wants/${wishes.linden}/trials/${trialId}`, { says: 'yes' }, linden.cookie)
  expect(late.statusCode).toBe(409)
  expect(await passTrialDeadlines(city)).toBe(1)
  expect(await passTrialDeadlines(city)).toBe(0)
  await it.work()
  expect(await sentences(hazel.person)).toContain('told-failed')
  expect(await sentences(linden.person)).toContain('told-failed')
  expect(await sentences(it.robin.person)).toContain('told-house-failed')
  expect(await it.found('beetles lamplight')).toBe(0)
  expect((await it.get('/me/wants', hazel.cookie)).body).toContain('Too few said yes in time.')
  database.clock.hold(instant(Date.parse('2026-06-17T09:00:00Z')))
})

test('whoever signs while a house asks is asked too: once, by all that it takes, and the yes counts; nobody is asked after the last hour', async () => {
  const { city, database } = it.here
  const { wantId, code, wishes } = await wanted('Newts for children')
  const form = { ...trialTyped, title: 'Newts by lamplight', minimum: '2', hostId: it.museum.id }
  expect((await it.post(`/host/wants/${wantId}/try`, form)).statusCode).toBe(303)
  await it.work()
  const alder = await it.somebody('Alder Example', 'guardian', null)
  const newt = await childOf(alder.person, 'Newt')
  const join = async (child: Id, cookie: string) =>
    expect((await it.post(`/wants/with/${code}`, { [`personId-${wantId}`]: child }, cookie)).statusCode).toBe(303)
  await join(newt, alder.cookie)
  await it.work()
  expect(await sentences(alder.person)).toEqual(['told-trial'])
  expect(await sentences(newt)).toEqual(['told-trial'])
  const mine = (await it.get('/me/wants', alder.cookie)).body
  const [, wish, trialId] = /me\/wants\/([\w-]{36})\/trials\/([\w-]{36})/.exec(mine)!
  // Taken back and wished for again: the question is known, and stands where it is answered.
  for (const way of ['back', 'again'])
    expect((await it.post(`/me/wants/${wish}/${way}`, {}, alder.cookie)).statusCode).toBe(303)
  await it.work()
  expect(await sentences(alder.person)).toEqual(['told-trial'])
  const answer = (of: string, cookie: string) => it.post(`/me/wants/${of}/trials/${trialId}`, { says: 'yes' }, cookie)
  expect((await answer(wish!, alder.cookie)).statusCode).toBe(303)
  const olive = await it.somebody('Olive Example', 'guardian', null)
  const eft = await childOf(olive.person, 'Eft')
  database.clock.hold(instant(Date.parse('2026-06-24T18:00:00Z')))
  await join(eft, olive.cookie)
  await it.work()
  expect(await sentences(olive.person)).toEqual([])
  database.clock.hold(instant(Date.parse('2026-06-17T09:00:00Z')))
  expect((await answer(wishes.hazel, hazel.cookie)).statusCode).toBe(303)
  await it.work()
  expect((await trialTold({ trialId: trialId as Id }, city))?.trial.state).toBe('runs')
  expect([await states(newt), await states(wren)]).toEqual([['confirmed'], expect.arrayContaining(['confirmed'])])
  expect(await sentences(alder.person)).toEqual(['told-seat', 'told-trial'])
})
