import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, withdrawConsent } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { testNow } from '#platform/database/test-city.ts'
import { form, idOf, museumWithSeats, must, place, type MuseumWithSeats } from '../test-occasion.ts'
import { declineForm, openingForm, type Entry } from '../words.ts'
import { cancelDay } from './cancel-day.ts'
import { checkMinimums } from './check-minimums.ts'
import { declineEntry } from './decline-entry.ts'
import { followConsent } from './follow-consent.ts'
import { giveBack } from './give-back.ts'
import { lapseOffers } from './lapse-offers.ts'
import { openSignUp } from './open-sign-up.ts'
import { takeOfferedPlace } from './take-offered-place.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

interface Family {
  readonly mother: Actor
  readonly childId: Id
  readonly entries: readonly Entry[]
}
const family = async (occasionId: Id, { along = false } = {}): Promise<Family> => {
  const mother = await it.adult()
  const childId = await it.child([mother])
  const ids = along ? [idOf(mother), childId] : [childId]
  return { mother, childId, entries: must(await takePart(form(occasionId, ids, {}, it.city), mother, it.city)) }
}
const entryOf = ({ entries, childId }: Family) => entries.find(({ personId }) => personId === childId)!
const at = (text: string) => instant(Date.parse(text))
const settings = (participation: object) =>
  it.city.transaction((tx) =>
    sql`update ecosystems set settings = ${JSON.stringify({ participation })}::jsonb`.execute(tx),
  )
const decline = (entryId: Id, by = it.host, reason = 'The stairs are too steep for a chair with wheels.') =>
  declineEntry({ entryId, form: declineForm.parse({ reason }) }, by, it.city)
const dayOf = async (occasionId: Id) => {
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('participation_occasions').selectAll().where('id', '=', occasionId).execute(),
  )
  return row!
}

test('a house declines somebody with a reason, whoever only came along goes too, and the next is offered the seats', async () => {
  const occasionId = await it.occasion(2, { ages: { min: 8, max: 12 } })
  const [first, second] = [await family(occasionId, { along: true }), await family(occasionId)]
  expect(declineForm.safeParse({ reason: '  ' }).success).toBe(false)
  expect(await decline(entryOf(first).id, first.mother)).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await decline(it.city.newId())).toMatchObject({ refusal: 'participation.not-here' })
  must(await decline(entryOf(first).id))
  must(await decline(entryOf(first).id))
  expect(await it.line(occasionId)).toEqual(['1 companion declined', '1 learner declined', '2 learner offered'])
  expect(await it.taken(occasionId)).toBe(1)
  expect((await it.events(occasionId)).slice(-3)).toEqual(['declined', 'declined', 'offered'])
  it.city.clock.hold(at('2026-06-20T08:00:00Z'))
  expect(await decline(entryOf(second).id)).toMatchObject({ refusal: 'participation.begun' })
  it.city.clock.hold(testNow)
})

test('a house cancels a day and opens it anew: nobody is on it, and whoever asks then is first', async () => {
  const { opportunityId, sessionId } = await it.offer({}, '2026-09-05')
  const open = (seats: number) =>
    openSignUp({ opportunityId, form: openingForm.parse({ sessionId, days: ['2026-09-05'], seats }) }, it.host, it.city)
  const [occasionId] = must(await open(3))
  const one = await family(occasionId!)
  expect(await cancelDay({ occasionId: occasionId! }, one.mother, it.city)).toMatchObject({
    refusal: 'participation.not-yours',
  })
  expect(await cancelDay({ occasionId: it.city.newId() }, it.host, it.city)).toMatchObject({
    refusal: 'participation.not-here',
  })
  must(await cancelDay({ occasionId: occasionId! }, it.host, it.city))
  must(await cancelDay({ occasionId: occasionId! }, it.host, it.city))
  expect(await it.line(occasionId!)).toEqual(['1 learner cancelled'])
  expect(await dayOf(occasionId!)).toMatchObject({ state: 'cancelled', cancelled_because: 'by-house', taken: 0 })
  expect(must(await open(1))).toEqual([occasionId])
  expect(must(await open(1))).toEqual([])
  expect(await dayOf(occasionId!)).toMatchObject({ state: 'open', cancelled_because: null, seats: 1 })
  must(await takePart(form(occasionId!, [one.childId], {}, it.city), one.mother, it.city))
  expect(await it.line(occasionId!)).toEqual(['1 learner cancelled', '2 learner confirmed'])
  const told = ['occasion-cancelled', 'cancelled', 'occasion-reopened', 'applied', 'confirmed']
  expect((await it.events(occasionId!)).slice(-5)).toEqual(told)
  it.city.clock.hold(at('2026-09-05T08:00:00Z'))
  expect(await cancelDay({ occasionId: occasionId! }, it.host, it.city)).toMatchObject({
    refusal: 'participation.begun',
  })
  it.city.clock.hold(testNow)
})

const withMinimum = async (minimum: number, day: string): Promise<Id> => {
  const { opportunityId, sessionId } = await it.offer({ ages: { min: 8, max: 12 } }, day)
  const opening = openingForm.parse({ sessionId, days: [day as Day], seats: 9, minimum })
  return must(await openSignUp({ opportunityId, form: opening }, it.host, it.city))[0]!
}

test('two days before, a day that has too few is told once; an adult who comes along does not count', async () => {
  const occasionId = await withMinimum(2, '2026-10-10')
  const enough = await withMinimum(1, '2026-10-10')
  await family(occasionId, { along: true })
  const leaves = await family(enough)
  it.city.clock.hold(at('2026-10-08T07:59:00Z'))
  expect(await checkMinimums(it.city)).toBe(0)
  it.city.clock.hold(at('2026-10-08T08:00:00Z'))
  expect(await checkMinimums(it.city)).toBe(1)
  expect(await checkMinimums(it.city)).toBe(0)
  expect((await it.events(occasionId)).at(-1)).toBe('minimum-missed')
  expect((await dayOf(occasionId)).state).toBe('open')
  must(await giveBack({ entryId: entryOf(leaves).id }, leaves.mother, it.city))
  expect(await checkMinimums(it.city)).toBe(1)
  expect((await it.events(enough)).at(-1)).toBe('minimum-missed')
  it.city.clock.hold(testNow)
})

test('where the place chose so, a day with too few is cancelled at its deadline, with everybody on it', async () => {
  await settings({ ifTooFew: 'cancel', minimumDays: 3 })
  const occasionId = await withMinimum(3, '2026-10-20')
  await family(occasionId)
  it.city.clock.hold(at('2026-10-17T08:00:00Z'))
  expect(await checkMinimums(it.city)).toBe(1)
  expect(await dayOf(occasionId)).toMatchObject({ state: 'cancelled', cancelled_because: 'too-few', taken: 0 })
  expect(await it.line(occasionId)).toEqual(['1 learner cancelled'])
  expect((await it.events(occasionId)).slice(-3)).toEqual(['minimum-missed', 'occasion-cancelled', 'cancelled'])
  it.city.clock.hold(testNow)
  await settings({})
})

test('a yes taken back the night before: the place is held half of the time that is left, taken with a new yes, or the next has it', async () => {
  const occasionId = await it.occasion(2, { ages: { min: 8, max: 12 } })
  const first = await family(occasionId, { along: true })
  const next = await family(occasionId)
  const evening = at('2026-06-19T20:00:00Z')
  it.city.clock.hold(evening)
  const said = { childId: first.childId, speakerId: idOf(first.mother), language: 'en', channel: 'screen' } as const
  expect(await followConsent(first.childId, it.city)).toBe(0)
  must(await withdrawConsent({ ...said, purpose: 'taking-part' }, first.mother, it.city, place))
  expect(await followConsent(first.childId, it.city)).toBe(1)
  expect(await followConsent(first.childId, it.city)).toBe(0)
  expect(await followConsent(idOf(first.mother), it.city)).toBe(0)
  expect(await it.line(occasionId)).toEqual(['1 companion offered', '1 learner offered', '2 learner waiting'])
  expect(await it.taken(occasionId)).toBe(2)
  const take = () => takeOfferedPlace({ bookingId: first.entries[0]!.bookingId }, first.mother, it.city)
  expect(await take()).toMatchObject({ refusal: 'participation.consent-missing' })
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, first.mother, it.city, place))
  must(await take())
  expect(await it.line(occasionId)).toContain('1 learner confirmed')
  must(await withdrawConsent({ ...said, purpose: 'taking-part' }, first.mother, it.city, place))
  expect(await followConsent(first.childId, it.city)).toBe(1)
  it.city.clock.hold(at('2026-06-20T01:59:00Z'))
  await lapseOffers(it.city)
  expect(await it.line(occasionId)).toContain('1 learner offered')
  it.city.clock.hold(at('2026-06-20T02:00:00Z'))
  await lapseOffers(it.city)
  expect(await it.line(occasionId)).toEqual(['1 companion lapsed', '1 learner lapsed', '2 learner offered'])
  must(await takeOfferedPlace({ bookingId: next.entries[0]!.bookingId }, next.mother, it.city))
  it.city.clock.hold(testNow)
})

test('two phones take the last place that is held: it is given once, and whoever gives it back meanwhile frees it once', async () => {
  const occasionId = await it.occasion(1)
  const [one, two, three] = [await family(occasionId), await family(occasionId), await family(occasionId)]
  must(await giveBack({ entryId: entryOf(one).id }, one.mother, it.city))
  const bookingId = two.entries[0]!.bookingId
  const both = await Promise.all([1, 2].map(() => takeOfferedPlace({ bookingId }, two.mother, it.city)))
  for (const answer of both) expect(must(answer)).toMatchObject([{ state: 'confirmed' }])
  expect((await it.events(occasionId)).filter((name) => name === 'confirmed')).toHaveLength(2)
  await Promise.all([
    takeOfferedPlace({ bookingId }, two.mother, it.city),
    giveBack({ entryId: entryOf(two).id }, two.mother, it.city),
    giveBack({ entryId: entryOf(two).id }, two.mother, it.city),
  ])
  expect(await it.line(occasionId)).toEqual(['1 learner withdrawn', '2 learner withdrawn', '3 learner offered'])
  expect(await it.taken(occasionId)).toBe(1)
  expect(entryOf(three).state).toBe('waiting')
})

test('where smaller ones may pass, a single one is seated beside a large party that waits, and the party keeps its number', async () => {
  await settings({ line: 'smaller-may-pass' })
  const occasionId = await it.occasion(2)
  const [one, single] = [await family(occasionId), await it.adult()]
  const mother = await it.adult()
  const two = [await it.child([mother]), await it.child([mother])]
  must(await takePart(form(occasionId, two, {}, it.city), mother, it.city))
  const seated = must(await takePart(form(occasionId, [await it.child([single])], {}, it.city), single, it.city))
  expect(await it.line(occasionId)).toEqual([
    '1 learner confirmed',
    '2 learner waiting',
    '2 learner waiting',
    '3 learner confirmed',
  ])
  must(await giveBack({ entryId: entryOf(one).id }, one.mother, it.city))
  must(await giveBack({ entryId: seated[0]!.id }, single, it.city))
  expect((await it.line(occasionId)).filter((line) => line.startsWith('2'))).toEqual(Array(2).fill('2 learner offered'))
  await settings({})
})
