import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { publicWants } from '../queries/public-wants.ts'
import { wantsAnsweredBy } from '../queries/wants-answered-by.ts'
import { wantsForOffice } from '../queries/wants-for-office.ts'
import { answerForm, wantForm, wantsSettings, type WantForm } from '../words.ts'
import { answerWant } from './answer-want.ts'
import { joinWant } from './join-want.ts'
import { tellWant } from './tell-want.ts'

const visitor = { kind: 'visitor' } as const
const office = { kind: 'operator', session: 'some-session' as Id } as const
const today = '2026-06-17' as Day
const tomorrow = '2026-06-18' as Day
const settings = wantsSettings.parse({})
const countsFrom = settings.countsFrom
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const tell = (interest: string, visitorKey: string, more: Partial<WantForm> = {}) =>
  tellWant({ form: { ...wantForm.parse({ interest }), ...more }, visitorKey, today, settings }, visitor, city)
const told = async (interest: string, visitorKey: string, more: Partial<WantForm> = {}): Promise<Id> => {
  const answer = await tell(interest, visitorKey, more)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.wantId
}
const answer = (wantId: Id, state: string, words = '', opportunityIds: Id[] = []) =>
  answerWant({ wantId, form: answerForm.parse({ state, answer: words, opportunityIds }), today }, office, city)
const eventsNamed = async (name: string) => {
  const { rows } = await sql<{ about: { wantId: Id } }>`
    select about from platform_outbox where name = ${name} order by seq`.execute(city.database.reader)
  return rows.map(({ about }) => about.wantId)
}

test('a want is told, read by a person, and only then public; told again by the same browser it is not counted', async () => {
  const wantId = await told('Chess for beginners', 'browser-1')
  expect(await tell('CHESS, for beginners!', 'browser-1')).toMatchObject({ refusal: 'wants.already-asked' })
  expect(await tell('chess for beginners', 'browser-2')).toEqual({ ok: true, value: { wantId, joined: true } })
  expect(await publicWants(city, { today, countsFrom })).toEqual([])
  expect(await joinWant({ wantId, visitorKey: 'browser-3', today }, visitor, city)).toMatchObject({
    refusal: 'wants.not-here',
  })
  expect(await answer(wantId, 'heard')).toMatchObject({ ok: true })
  expect(await publicWants(city, { today, countsFrom })).toMatchObject([
    { interest: 'Chess for beginners', state: 'heard', count: { shown: 'few' } },
  ])
  expect(await eventsNamed('wants.want-told')).toEqual([wantId])
  expect(await eventsNamed('wants.want-joined')).toEqual([wantId])
  expect(await eventsNamed('wants.want-answered')).toEqual([wantId])
})

test('P26 P27 P28 the number, the place and the age are public from ten people up, and change once a day', async () => {
  const wantId = await told('Robotics on weekday evenings', 'robot-0', {
    ageBand: '10-12',
    times: ['weekday-evenings'],
  })
  await answer(wantId, 'heard')
  for (let number = 1; number < 9; number += 1) {
    await joinWant({ wantId, visitorKey: `robot-${number}`, today }, visitor, city)
  }
  const shown = async (day: Day) =>
    (await publicWants(city, { today: day, countsFrom })).find(({ id }) => id === wantId)
  expect(await shown(tomorrow)).toMatchObject({ count: { shown: 'few' }, ageBand: null, times: [] })
  await joinWant({ wantId, visitorKey: 'robot-9', today }, visitor, city)
  expect(await joinWant({ wantId, visitorKey: 'robot-9', today }, visitor, city)).toMatchObject({
    refusal: 'wants.already-asked',
  })
  expect(await shown(today)).toMatchObject({ count: { shown: 'few' }, ageBand: null })
  expect(await shown(tomorrow)).toMatchObject({
    count: { shown: 'exactly', count: 10 },
    ageBand: '10-12',
    times: ['weekday-evenings'],
  })
})

test('the city says no only with a reason, and a listing that answers a want says how many asked', async () => {
  const wantId = await told('An indoor ice rink', 'ice-0')
  expect(await answer(wantId, 'declined')).toMatchObject({ refusal: 'wants.needs-a-reason' })
  expect(await answer(wantId, 'declined', 'It costs more than all else together')).toMatchObject({ ok: true })
  const [robots] = (await wantsForOffice(city, today)).filter(({ interest }) => interest.startsWith('Robotics'))
  expect(robots?.askers).toBe(10)
  const listing = city.newId()
  const other = city.newId()
  await answer(robots!.id, 'being-tried', 'Prairie Hall opens on Wednesdays', [listing])
  expect(await wantsAnsweredBy(city, [listing, other], { today: tomorrow, countsFrom })).toEqual(
    new Map([[listing, { shown: 'exactly', count: 10 }]]),
  )
  await answer(robots!.id, 'hidden', '', [listing])
  expect(await wantsAnsweredBy(city, [listing], { today: tomorrow, countsFrom })).toEqual(new Map())
  expect((await publicWants(city, { today, countsFrom })).map(({ id }) => id)).not.toContain(robots!.id)
})

test('visitors do not answer for the city, and nobody answers a want that is not there', async () => {
  const wantId = city.newId()
  const form = answerForm.parse({ state: 'heard' })
  expect(await answerWant({ wantId, form, today }, visitor, city)).toMatchObject({ refusal: 'wants.office-only' })
  expect(await answerWant({ wantId, form, today }, office, city)).toMatchObject({ refusal: 'wants.not-here' })
})

test('P11 text that would let somebody be found is refused and nothing of it is kept', async () => {
  expect(await tell('Chess, call 312 555 0142', 'phone')).toMatchObject({ refusal: 'wants.holds-a-phone-number' })
  expect((await wantsForOffice(city, today)).some(({ interest }) => interest.includes('312'))).toBe(false)
})

test('one browser tells five wants a day', async () => {
  for (let number = 0; number < 5; number += 1) await told(`Wish number ${'abcde'[number]!}`, 'eager')
  expect(await tell('One wish more', 'eager')).toMatchObject({ refusal: 'wants.enough-for-today' })
  expect((await tell('One wish more', 'patient')).ok).toBe(true)
})

test('no row tells which wants came from one browser, nor the browser itself', async () => {
  const { rows } = await sql<{ visitor_hash: string }>`select visitor_hash from wants_askers`.execute(
    city.database.reader,
  )
  expect(new Set(rows.map((row) => row.visitor_hash)).size).toBe(rows.length)
  expect(JSON.stringify(rows)).not.toContain('eager')
})
