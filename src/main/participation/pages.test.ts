import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { changeSignUp, openSignUp } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { openingForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let offerId: Id
let occasionId: Id
let hazel: { person: Id; cookie: string }
let other: { person: Id; cookie: string }
let wren: Id
let robin: Id
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const mine = '/me/taking-part'

const childOf = async (guardianId: Id, displayName: string): Promise<Id> => {
  const { city } = it.here
  const by: Actor = { kind: 'person', person: guardianId, roles: [] }
  const childId = must(await enrolPerson({ displayName, birth: { year: 2016, month: 1 } }, house, city)).personId
  const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, house, city, place))
  const said = { childId, speakerId: guardianId, language: 'es', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, by, city, place))
  return childId
}

beforeAll(async () => {
  it = await houseOfHosts()
  const on = '2026-06-20' as Day
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const draft = sampleDraft('moths', { hostName: 'Moth Museum', sessions: [session] })
  offerId = must(await writeOpportunity({ id: null, draft }, house, it.here.city)).id
  const [row] = await it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  expect((await it.get(`/opportunities/${offerId}`)).body).not.toContain('/take-part')
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 2 })
  occasionId = must(await openSignUp({ opportunityId: offerId, form: opening }, house, it.here.city))[0]!
  hazel = await it.somebody('Hazel Example', 'guardian', null)
  other = await it.somebody('Linden Example', 'guardian', null)
  wren = await childOf(hazel.person, 'Wren')
  robin = await childOf(hazel.person, 'Robin')
})
afterAll(() => it.close())

const page = () => `/opportunities/${offerId}/take-part`
const requestIn = (body: string): string => /name="request" value="([\w-]{36})"/.exec(body)![1]!
const fresh = async (cookie: string) => {
  const { body } = await it.get(page(), cookie)
  return { request: requestIn(body), occasionId, together: 'yes', body }
}

test('an offer with seats to give says so on its own page, and who is not signed in is asked who they are', async () => {
  expect((await it.get(`/opportunities/${offerId}`)).body).toContain(`/opportunities/${offerId}/take-part`)
  expect((await it.get(page(), '')).statusCode).toBe(401)
  expect((await it.get(`/opportunities/${it.here.city.newId()}/take-part`, hazel.cookie)).statusCode).toBe(404)
})

test('a mother reads what stands against each before the button, ticks, and a mistake keeps what she ticked', async () => {
  const { body, ...form } = await fresh(hazel.cookie)
  expect(body).toContain('Wren')
  expect(body).toContain('Nothing stands against it.')
  expect((await it.post(page(), { ...form }, hazel.cookie)).body).toContain('Tick who would like to come.')
  const wrong = await it.post(
    page(),
    { ...form, personIds: [wren, robin, hazel.person], together: 'yes' },
    hazel.cookie,
  )
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('There are only 2 seats in all')
  expect(wrong.body).toMatch(new RegExp(`value="${wren}"[^>]*checked|checked[^>]*value="${wren}"`))
})

test('two children have their places; another family waits, is offered one, and takes it', async () => {
  const { body: _, ...form } = await fresh(hazel.cookie)
  const sent = await it.post(page(), { ...form, personIds: [wren, robin] }, hazel.cookie)
  expect(sent.headers['location']).toBe(`/somewhere${mine}`)
  await it.post(page(), { ...form, personIds: [wren, robin] }, hazel.cookie)
  const hers = await it.get(mine, hazel.cookie)
  expect(hers.body.match(/Has a place/g)).toHaveLength(2)
  const lark = await childOf(other.person, 'Lark')
  const { body: waits, ...theirs } = await fresh(other.cookie)
  expect(waits).toContain('Nobody waits yet.')
  await it.post(page(), { ...theirs, personIds: [lark] }, other.cookie)
  expect((await it.get(mine, other.cookie)).body).toContain('Number 1 in the line')
  const back = /action="[^"]*(\/me\/taking-part\/[\w-]{36}\/back)"/.exec(hers.body)![1]!
  expect((await it.post(back, {}, other.cookie)).statusCode).toBe(403)
  expect((await it.post(back, {}, hazel.cookie)).statusCode).toBe(303)
  const offered = await it.get(mine, other.cookie)
  const take = /action="[^"]*(\/me\/taking-part\/[\w-]{36}\/take)"/.exec(offered.body)![1]!
  expect((await it.post(take, {}, hazel.cookie)).statusCode).toBe(403)
  expect((await it.post(take, {}, other.cookie)).statusCode).toBe(303)
  expect((await it.get(mine, other.cookie)).body).toContain('Has a place')
  expect((await it.get(mine, hazel.cookie)).body).toContain('Given back')
})

test('once sign-up is closed nobody new is asked', async () => {
  const { body: _, ...form } = await fresh(other.cookie)
  must(await changeSignUp({ occasionId, form: { seats: 2, minimum: null, state: 'closed' } }, house, it.here.city))
  const late = await childOf(other.person, 'Finch')
  expect((await it.post(page(), { ...form, personIds: [late] }, other.cookie)).statusCode).toBe(409)
  expect((await it.get(page(), other.cookie)).body).toContain('There is no day to sign up for at the moment.')
})

test('a host opens a day, reads who comes only while cleared, and never gives fewer seats than are taken', async () => {
  const places = `/host/offers/${offerId}/places`
  expect((await it.get(places, hazel.cookie)).statusCode).toBe(403)
  const days = await it.get(places)
  expect(days.body).toContain(`${places}/${occasionId}`)
  expect(days.body).not.toContain('Lark')
  const before = await it.get(`${places}/${occasionId}`)
  expect(before.body).toContain('Names are read by the house')
  expect(before.body).not.toContain('Lark')
  const few = await it.post(`${places}/${occasionId}`, { seats: '1' })
  expect(few.statusCode).toBe(422)
  expect(few.body).toContain('Nobody loses a seat')
  expect((await it.post(`${places}/${occasionId}`, { seats: '4' })).statusCode).toBe(303)
  expect((await it.post(places, { seats: 'many' })).body).toContain('Tick at least one day')
})
