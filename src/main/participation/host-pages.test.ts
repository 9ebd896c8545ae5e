import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian, withdrawConsent } from '#commons/families'
import type { Facts } from '#commons/messages'
import { clearanceForm, enrolPerson, recordClearance } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp, takePart } from '#learning/participation'
import { recordInFull } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { formatsFor } from '#web/say/formats.ts'
import { saidFacts } from '../../commons/messages/present/say-facts.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { openingForm, takePartForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let offerId: Id
let occasionId: Id
const on = '2026-06-20' as Day
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
const at = (text: string) => it.here.database.clock.hold(instant(Date.parse(text)))

beforeAll(async () => {
  it = await houseOfHosts()
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const draft = sampleDraft('moths', { hostName: 'Moth Museum', sessions: [session], ages: { min: 6, max: 12 } })
  offerId = must(await writeOpportunity({ id: null, draft }, house, it.here.city)).id
  const [row] = await it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 3, minimum: 2 })
  occasionId = must(await openSignUp({ opportunityId: offerId, form: opening }, house, it.here.city))[0]!
  const shown = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const clearance = { ...shown, personId: it.robin.person, issuedOn: '2026-01-01', expiresOn: '2027-12-31' }
  must(await recordClearance({ form: clearanceForm.parse(clearance), today: '2026-06-17' as Day }, house, it.here.city))
})
afterAll(() => it.close())

const family = async (childName: string, { language = 'en', along = false } = {}) => {
  const { city } = it.here
  const born = { year: 1985, month: 1 }
  const mother = must(await enrolPerson({ displayName: 'Hazel Example', birth: born, language }, house, city)).personId
  const child = { displayName: childName, birth: { year: 2016, month: 1 }, language }
  const childId = must(await enrolPerson(child, house, city)).personId
  const link = { childId, guardianId: mother, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, house, city, place))
  const said = { childId, speakerId: mother, language: 'es', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, himself(mother), city, place))
  const personIds = along ? [mother, childId] : [childId]
  const form = takePartForm.parse({ occasionId, personIds, together: true, request: city.newId() })
  const entries = must(await takePart(form, himself(mother), city))
  return { mother, childId, said, entryId: entries.find(({ personId }) => personId === childId)!.id }
}
const day = () => `/host/offers/${offerId}/places/${occasionId}`
const entry = (id: Id, what: string) => `/host/offers/${offerId}/entries/${id}/${what}`
const notices = async (personId: Id) =>
  (
    await it.here.city.reading((tx) =>
      tx
        .selectFrom('messages_notices')
        .select(['sentence', 'facts'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
    )
  ).map(({ sentence, facts }) => ({
    said: sentence.replace('participation.', ''),
    who: (facts as { who?: string }).who,
  }))

let wren: Awaited<ReturnType<typeof family>>
let lark: Awaited<ReturnType<typeof family>>
let otter: Awaited<ReturnType<typeof family>>

test('who keeps the list reads who comes, with whom, and who waits; fewer seats than are taken are refused and say whose they are', async () => {
  ;[wren, lark] = [await family('Wren', { along: true }), await family('Lark')]
  otter = await family('Otter', { language: 'es' })
  const { body } = await it.get(day())
  for (const said of ['3 have a place', 'Wren', 'Lark', 'comes along', '1 waits', 'Otter']) expect(body).toContain(said)
  const few = await it.post(day(), { seats: '2', minimum: '2', state: 'open' })
  expect(few.statusCode).toBe(422)
  expect(few.body).toContain('3 seats are given already')
  const notice = /notice-error[\s\S]*?<\/ul>/.exec(few.body)![0]
  expect([notice.includes('Wren'), notice.includes('Lark'), notice.includes('Otter')]).toEqual([true, true, false])
  expect((await it.post(day(), { seats: 'some' })).body).toContain('as a number')
  expect((await it.post(day(), { seats: '3', minimum: '4', state: 'open' })).statusCode).toBe(422)
})

test('a host closes sign-up and opens it again', async () => {
  expect((await it.post(day(), { seats: '3', minimum: '2', state: 'closed' })).statusCode).toBe(303)
  expect((await it.get(day())).body).toContain('Sign-up is closed.')
  expect((await it.post(day(), { seats: '3', minimum: '2', state: 'open' })).statusCode).toBe(303)
  expect((await it.get(day())).body).not.toContain('Sign-up is closed.')
})

test('a host says no with a reason: a party is told once, in the reader’s language, and the next is offered the place', async () => {
  expect((await it.post(entry(lark.entryId, 'decline'), {})).statusCode).toBe(422)
  const reason = 'The tower has no lift.'
  const declined = await it.post(entry(lark.entryId, 'decline'), { [`reason-${lark.entryId}`]: reason })
  expect(declined.headers['location']).toBe(`/somewhere${day()}`)
  await it.work()
  expect(await notices(lark.mother)).toEqual([{ said: 'told-declined', who: 'Lark' }])
  expect(await notices(lark.childId)).toEqual([{ said: 'told-declined', who: 'Lark' }])
  expect(await notices(otter.mother)).toEqual([{ said: 'told-offered', who: 'Otter' }])
  // She reads it in her own language, with the hours of the place.
  const [laid] = await it.here.city.reading((tx) =>
    tx.selectFrom('messages_notices').select(['sentence', 'facts']).where('person_id', '=', otter.mother).execute(),
  )
  const say = it.here.desk.sayIn('es')
  const { day: inSpanish } = formatsFor('es')
  const values = saidFacts(laid!.facts as Facts, { language: 'es', say, day: (on) => inSpanish(on, 'long') })
  expect(say(laid!.sentence, values)).toMatch(
    /^Otter: hay una plaza libre en «Offer moths» el sábado, 20 de junio de 2026 a las 10:00\. Se guarda hasta el /,
  )
})

test('a yes taken back the evening before frees nothing at once: the family is told until when, and the host reads that it is missing', async () => {
  at('2026-06-19T18:00:00Z')
  const { city } = it.here
  must(await withdrawConsent({ ...wren.said, purpose: 'taking-part' }, himself(wren.mother), city, place))
  const { body: before } = await it.get(day())
  expect(before).toContain('The family’s yes is missing')
  await it.work()
  expect(await notices(wren.mother)).toEqual([{ said: 'told-consent-missing', who: 'Wren, Hazel Example' }])
  const { body } = await it.get(day())
  expect(body).toContain('Places are held for 3')
  expect((await it.post(entry(wren.entryId, 'mark'), { as: 'attended' })).statusCode).toBe(409)
  must(await answerConsents({ ...wren.said, answers: { 'taking-part': 'given' } }, himself(wren.mother), city, place))
  const looks = await city.reading((tx) => tx.selectFrom('platform_looks').select(['what', 'about']).execute())
  expect(looks).toContainEqual({ what: 'families.consents', about: [wren.childId] })
})

test('through the door and after: marked, completed in one tap but for one, taken back; the record has the hours once', async () => {
  await it.post(day(), { seats: '5', minimum: '2', state: 'open' })
  const { childId } = await family('Finch')
  at('2026-06-20T08:05:00Z')
  const finch = entryIn((await it.get(day())).body, 'Finch')
  const marked = await it.post(entry(finch, 'mark'), { as: 'attended' })
  expect(marked.headers['location']).toBe(`/somewhere${day()}`)
  expect((await it.post(entry(finch, 'mark'), { as: 'absent' }, '')).statusCode).toBe(401)
  expect((await it.post(`${day()}/completed`, {})).statusCode).toBe(409)
  at('2026-06-20T10:00:00Z')
  expect((await it.get(day())).body).toContain('1 person who came has completed it')
  expect((await it.post(`${day()}/completed`, { except: [finch] })).statusCode).toBe(303)
  expect((await it.get(day())).body).not.toContain('1 has completed it.')
  expect((await it.post(`${day()}/completed`, {})).statusCode).toBe(303)
  await it.work()
  expect(await facts(childId)).toEqual(['applied 120', 'confirmed 120', 'attended 120', 'completed 120'])
  expect((await it.get(day())).body).toContain('1 has completed it.')
  expect((await it.post(`${day()}/completed`, { undo: 'yes' })).statusCode).toBe(303)
  await it.work()
  expect((await facts(childId)).slice(-2)).toEqual(['completed 120', 'completed withdrawn 120'])
  expect((await it.post(entry(finch, 'mark'), { as: 'completed' })).statusCode).toBe(303)
  await it.work()
  expect((await facts(childId)).at(-1)).toBe('completed 120')
})

test('P28 a list that leaves the room is names and who has a place: nothing that was written of anybody, no age, no reason', async () => {
  const { body, headers } = await it.get(`${day()}/list.csv`)
  expect(headers['content-disposition']).toContain('2026-06-20.csv')
  const lines = body.replace('\uFEFF', '').trim().split('\r\n')
  expect(lines).toEqual(['Name,Comes,Stands', 'Finch,takes part,completed'])
  const paper = await it.get(`${day()}/list`)
  expect(paper.body).toContain('Finch')
  expect(paper.body).not.toContain('The tower has no lift.')
  const office = await it.somebody('Juniper Example', 'steward', null)
  expect((await it.get(`${day()}/list.csv`, office.cookie)).statusCode).toBe(403)
  expect((await it.get(`${day()}/list`, wren.mother)).statusCode).toBe(401)
})

test('P26 P27 how many come or wait is told to nobody who is not signed in, and nobody can ask for it by age, place or need', async () => {
  at('2026-06-17T10:00:00Z')
  for (const path of [`/opportunities/${offerId}`, `/opportunities.json?q=moths`, `/opportunities.csv?q=moths`]) {
    const { body } = await it.get(path, '')
    expect(body, path).not.toMatch(/Finch|waits|Number \d+ in the line|have a place/)
  }
  const narrowed = await it.get(`${day()}?age=10&need=wheelchair&area=north`)
  const mainOf = (body: string): string => /<main[\s\S]*<\/main>/.exec(body)![0]
  expect(mainOf(narrowed.body)).toBe(mainOf((await it.get(day())).body))
})

const entryIn = (body: string, name: string): Id =>
  new RegExp(`<bdi>${name}</bdi>[\\s\\S]*?/entries/([\\w-]{36})/mark`).exec(body)![1] as Id
const facts = async (personId: Id) =>
  (await recordInFull(personId, it.here.city)).facts.map(({ kind, amends, about }) =>
    [kind, amends ? 'withdrawn' : null, about?.minutes].filter((part) => part != null).join(' '),
  )
