import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { openingForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let offerId: Id
let occasionId: Id
let hazel: { person: Id; cookie: string }
let linden: { person: Id; cookie: string }
let wren: Id
let lark: Id
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const mine = '/me/taking-part'
const on = '2026-06-20' as Day

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
const offer = async (key: string) => {
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const price = { kind: 'paid', from: money(1200, 'EUR'), to: money(1200, 'EUR'), asWritten: null } as const
  const draft = sampleDraft(key, { hostName: 'Moth Museum', price, sessions: [session] })
  const { id } = must(await writeOpportunity({ id: null, draft }, house, it.here.city))
  const [row] = await it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', id).execute(),
  )
  return { id, sessionId: row!.id }
}

beforeAll(async () => {
  it = await houseOfHosts()
  const { id, sessionId } = await offer('moths')
  offerId = id
  const opening = openingForm.parse({ sessionId, days: [on], seats: 2 })
  occasionId = must(await openSignUp({ opportunityId: id, form: opening }, house, it.here.city))[0]!
  hazel = await it.somebody('Hazel Example', 'guardian', null)
  linden = await it.somebody('Linden Example', 'guardian', null)
  wren = await childOf(hazel.person, 'Wren')
  lark = await childOf(linden.person, 'Lark')
})
afterAll(() => it.close())

const page = () => `/opportunities/${offerId}/take-part`
const requestIn = (body: string): string => /name="request" value="([\w-]{36})"/.exec(body)![1]!
const checked = (id: string): RegExp => new RegExp(`value="${id}"[^>]*checked|checked[^>]*value="${id}"`)
const linkIn = (body: string, what: string): string =>
  new RegExp(`(?:href|action)="[^"]*(${mine}/[\\w-]{36}/${what})"`).exec(body)![1]!

test('what a family pays stands before the button, and reckoning anew or a refusal loses nothing that was typed', async () => {
  const { body } = await it.get(page(), hazel.cookie)
  expect(body).toContain('What we pay')
  expect(body).toContain('€24')
  const form = { request: requestIn(body), occasionId, personIds: [wren], together: 'no', anyway: 'yes' }
  const reckoned = await it.post(page(), { ...form, reckon: 'yes' }, hazel.cookie)
  expect(reckoned.statusCode).toBe(200)
  expect(reckoned.body).toContain('For those you ticked')
  expect(reckoned.body).toContain('€12')
  expect(reckoned.body).toMatch(checked(wren))
  expect(reckoned.body).toMatch(checked('no'))
  const refused = await it.post(page(), { ...form, personIds: [wren, lark] }, hazel.cookie)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toMatch(checked(wren))
  const nobody = await it.post(page(), { ...form, personIds: [] }, hazel.cookie)
  expect(nobody.statusCode).toBe(422)
  expect(nobody.body).toMatch(checked('no'))
})

test('a house says what comes before; a family that lacks it reads what opens it and keeps what it ticked', async () => {
  const before = `/host/offers/${offerId}/before`
  const { id: first } = await offer('lanterns')
  expect((await it.get(before, hazel.cookie)).statusCode).toBe(403)
  expect((await it.get(before)).body).toContain('What comes before')
  const typed = { attended: first, 'theme-0': 'nature', 'hours-0': 'many', badges: 'Lantern', atLeast: '1' }
  const wrong = await it.post(before, typed)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="many"')
  expect(wrong.body).toContain('Lantern')
  expect((await it.post(before, { ...typed, 'hours-0': '3' })).statusCode).toBe(303)
  const shown = await it.get(before)
  expect(shown.body).toMatch(checked(first))
  expect(shown.body).toContain('value="3"')
  const asked = await it.get(page(), hazel.cookie)
  expect(asked.body).toContain('Something comes before this.')
  expect(asked.body).toContain(`/opportunities/${first}`)
  expect(asked.body).toContain('3 more hours of Nature')
  const form = { request: requestIn(asked.body), occasionId, personIds: [wren], together: 'yes' }
  const stopped = await it.post(page(), form, hazel.cookie)
  expect(stopped.statusCode).toBe(422)
  expect(stopped.body).toMatch(checked(wren))
  expect((await it.post(before, {})).statusCode).toBe(303)
  expect((await it.get(page(), hazel.cookie)).body).not.toContain('Something comes before this.')
})

test('a booking is taken home as a calendar, opened to friends by a link, given back and taken back', async () => {
  const { body } = await it.get(page(), hazel.cookie)
  await it.post(page(), { request: requestIn(body), occasionId, personIds: [wren], together: 'yes' }, hazel.cookie)
  const places = (await it.get(mine, hazel.cookie)).body
  expect(places).toContain('To pay there: €12')
  const file = await it.get(linkIn(places, 'calendar.ics'), hazel.cookie)
  expect(file.headers['content-type']).toContain('text/calendar')
  expect(file.body).toContain('SUMMARY:')
  expect(file.body).not.toContain('Wren')
  expect((await it.get(linkIn(places, 'calendar.ics'), linden.cookie)).statusCode).toBe(404)
  const invites = linkIn(places, 'invite')
  expect((await it.post(invites, { kind: 'friends' }, linden.cookie)).statusCode).toBe(403)
  const made = await it.post(invites, { kind: 'friends' }, hazel.cookie)
  const link = /value="[^"]*(\/come-with\/[\w-]+)"/.exec(made.body)![1]!
  expect((await it.get(`${link}x`, linden.cookie)).statusCode).toBe(404)
  const opened = await it.get(link, linden.cookie)
  expect(opened.body).toContain('Lark')
  expect(opened.body).not.toContain('Wren')
  expect((await it.post(link, { request: requestIn(opened.body) }, linden.cookie)).body).toContain(
    'Tick who would like',
  )
  const joined = await it.post(link, { request: requestIn(opened.body), personIds: [lark] }, linden.cookie)
  expect(joined.headers['location']).toBe(`/somewhere${mine}`)
  expect((await it.get(mine, hazel.cookie)).body).toContain('With 1 person of other families')
  const back = linkIn(places, 'back')
  expect((await it.get(back, hazel.cookie)).body).toContain('Give it back?')
  expect((await it.post(back, {}, hazel.cookie)).statusCode).toBe(303)
  const given = (await it.get(mine, hazel.cookie)).body
  expect((await it.post(linkIn(given, 'undo'), {}, linden.cookie)).statusCode).toBe(403)
  expect((await it.post(linkIn(given, 'undo'), {}, hazel.cookie)).statusCode).toBe(303)
  expect((await it.get(mine, hazel.cookie)).body).toContain('Has a place')
})

test('a grown-up who is no guardian opens a link of theirs and comes along', async () => {
  const places = (await it.get(mine, hazel.cookie)).body
  const made = await it.post(linkIn(places, 'invite'), { kind: 'carer' }, hazel.cookie)
  const link = /value="[^"]*(\/come-with\/[\w-]+)"/.exec(made.body)![1]!
  const carer = await it.somebody('Rowan Example', null, null)
  const opened = await it.get(link, carer.cookie)
  expect(opened.body).toContain('asks you to come along')
  // Both seats are taken: nobody sits without the others.
  const refused = await it.post(link, { request: requestIn(opened.body) }, carer.cookie)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('There are only 2 seats in all')
})
