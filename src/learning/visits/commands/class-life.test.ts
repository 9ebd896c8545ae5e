import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant, type Day } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { must, system, town, type Town } from '../test-town.ts'
import { declineClass, giveDate, markClass } from './answer-class.ts'
import { declineDates, takeDate, withdrawAsk } from './answer-house.ts'
import { blockDays } from './block-days.ts'
import { holdDates } from './ask-for-visits.ts'
import { cancelDate, changeSeats } from './change-date.ts'
import { addDates, changePath } from './make-path.ts'
import { lapseHolds } from './pass-on.ts'
import type { Ask } from '../words.ts'
import { datesForm, holdForm } from '../words-of-forms.ts'

let it: Town
let school: Id
beforeAll(async () => {
  it = await town()
  school = await it.school('Elm School')
})
afterAll(() => it.city.close())

test('a house that gives dates at once seats who asks first, keeps the others in their order, and a date that is given back is held for the next', async () => {
  const { pathId, slots } = await it.path('auto', ['2026-09-01'])
  const [first, second, third] = [await it.class(school), await it.class(school), await it.class(school)]
  const [ask] = must(await it.ask(first, [pathId], ['2026-09-01']))
  must(await it.ask(second, [pathId], ['2026-09-01']))
  must(await it.ask(third, [pathId], ['2026-09-01'], { pupils: 10 }))
  expect(await it.ask(first, [pathId], ['2026-09-01'])).toMatchObject({ refusal: 'visits.already-asked' })
  expect([await it.stands(first.groupId), await it.stands(second.groupId), await it.stands(third.groupId)]).toEqual([
    ['confirmed 2026-09-01'],
    ['waiting'],
    ['waiting'],
  ])
  must(await withdrawAsk({ askId: ask! }, first.teacher, it.city))
  must(await withdrawAsk({ askId: ask! }, first.teacher, it.city))
  expect(await it.events(ask!)).toEqual(['confirmed', 'withdrawn'])
  expect(await it.stands(second.groupId)).toEqual(['offered 2026-09-01'])
  const [held] = await it.asks(second.groupId)
  const take = { askId: held!.id, slotId: slots[0]!.id }
  expect(await takeDate(take, first.teacher, it.city)).toMatchObject({ refusal: 'visits.not-yours' })
  must(await takeDate(take, second.teacher, it.city))
  must(await takeDate(take, second.teacher, it.city))
  expect(await it.stands(second.groupId)).toEqual(['confirmed 2026-09-01'])
  expect((await it.slotsOf(pathId))[0]).toMatchObject({ seats: 24, taken: 22 })
})

test('a date that nobody takes in time goes to the next in the line', async () => {
  const { pathId } = await it.path('auto', ['2026-09-02'])
  const classes = [await it.class(school), await it.class(school), await it.class(school)]
  for (const one of classes) must(await it.ask(one, [pathId], ['2026-09-02']))
  const [ask] = await it.asks(classes[0]!.groupId)
  must(await withdrawAsk({ askId: ask!.id }, classes[0]!.teacher, it.city))
  const now = it.city.now()
  it.city.clock.pass(71 * 3_600_000)
  expect(await lapseHolds(it.city)).toBe(0)
  it.city.clock.pass(3_600_000)
  expect(await lapseHolds(it.city)).toBe(1)
  expect(await lapseHolds(it.city)).toBe(0)
  it.city.clock.hold(now)
  expect([await it.stands(classes[1]!.groupId), await it.stands(classes[2]!.groupId)]).toEqual([
    ['lapsed'],
    ['offered 2026-09-02'],
  ])
})

test('a house gives one of the class’s own days, offers another, or declines with a reason; a day that was refused is offered no more', async () => {
  const { pathId, slots } = await it.path('host', ['2026-09-07', '2026-09-08', '2026-09-09'])
  const one = await it.class(school)
  const [askId] = must(await it.ask(one, [pathId], ['2026-09-07']))
  expect(await giveDate({ askId: askId!, slotId: slots[0]!.id }, one.teacher, it.city)).toMatchObject({
    refusal: 'visits.not-yours',
  })
  must(await giveDate({ askId: askId!, slotId: slots[1]!.id }, it.host, it.city))
  expect(await it.stands(one.groupId)).toEqual(['offered 2026-09-08'])
  must(await declineDates({ askId: askId! }, one.teacher, it.city))
  expect(await it.stands(one.groupId)).toEqual(['asked'])
  must(await giveDate({ askId: askId!, slotId: slots[0]!.id }, it.host, it.city))
  must(await giveDate({ askId: askId!, slotId: slots[0]!.id }, it.host, it.city))
  expect(await it.stands(one.groupId)).toEqual(['confirmed 2026-09-07'])
  expect(await it.events(askId!)).toEqual(['asked', 'offered', 'asked', 'confirmed'])
  const other = await it.class(school)
  const [second] = must(await it.ask(other, [pathId], ['2026-09-09']))
  expect(await declineClass({ askId: second!, reason: ' ' }, it.host, it.city)).toMatchObject({
    refusal: 'visits.reason-missing',
  })
  must(await declineClass({ askId: second!, reason: 'The lift is broken.' }, it.host, it.city))
  expect((await it.asks(other.groupId))[0]).toMatchObject({ state: 'declined', reason: 'The lift is broken.' })
})

test('several visits in one form, each on its own day; the same form sent again asks nothing new', async () => {
  const [moths, owls] = [
    await it.path('auto', ['2026-09-14', '2026-09-15']),
    await it.path('auto', ['2026-09-14', '2026-09-16']),
  ]
  const one = await it.class(school)
  const request = it.city.newId()
  const days = ['2026-09-14', '2026-09-15', '2026-09-16']
  const ids = must(await it.ask(one, [moths.pathId, owls.pathId], days, { request, ratherOn: ['2026-09-14'] }))
  expect(new Set(must(await it.ask(one, [moths.pathId, owls.pathId], days, { request })))).toEqual(new Set(ids))
  const stands = await it.stands(one.groupId)
  expect(stands).toHaveLength(2)
  expect(new Set(stands).size).toBe(2)
  expect(stands).toContain('confirmed 2026-09-14')
})

test('times of the week count for dates added later too; a day whose date did not suit is offered no more', async () => {
  const { pathId } = await it.path('auto', ['2026-10-19'])
  const one = await it.class(school)
  // Tuesdays: none is offered yet.
  must(await it.ask(one, [pathId], [], { possibleTimes: ['2-morning'], notBefore: '09:30', overBy: '12:00' }))
  expect(await it.stands(one.groupId)).toEqual(['waiting'])
  const tuesday = (from: string) => datesForm.parse({ firstOn: '2026-10-20', from, minutes: 90, seats: 24, times: 2 })
  must(await addDates({ pathId, dates: tuesday('09:00') }, it.host, it.city))
  expect(await it.stands(one.groupId)).toEqual(['waiting'])
  must(await addDates({ pathId, dates: tuesday('10:00') }, it.host, it.city))
  expect(await it.stands(one.groupId)).toEqual(['offered 2026-10-20'])
  const [{ id: askId }] = (await it.asks(one.groupId)) as [Ask]
  must(await declineDates({ askId }, one.teacher, it.city))
  expect(await it.stands(one.groupId)).toEqual(['offered 2026-10-27'])
  must(await declineDates({ askId }, one.teacher, it.city))
  expect(await it.stands(one.groupId)).toEqual(['waiting'])
})

test('where the house allows it a class comes twice, as a whole or in halves, and never twice on one day', async () => {
  const days = ['2026-10-26', '2026-10-28', '2026-10-30']
  const { pathId } = await it.path('auto', ['2026-10-26', '2026-10-28'], 14)
  const [one, other] = [await it.class(school), await it.class(school)]
  const halves = { inHalves: [pathId], pupils: 21 }
  expect(await it.ask(one, [pathId], days, halves)).toMatchObject({ refusal: 'visits.once-only' })
  must(await changePath({ pathId, way: 'auto', state: 'open', twice: true }, it.host, it.city))
  const request = it.city.newId()
  const ids = must(await it.ask(one, [pathId], days, { ...halves, request }))
  expect(new Set(must(await it.ask(one, [pathId], days, { ...halves, request })))).toEqual(new Set(ids))
  expect(await it.stands(one.groupId)).toEqual(['confirmed 2026-10-26', 'confirmed 2026-10-28'])
  expect((await it.asks(one.groupId)).map(({ half, booking }) => [half, booking.pupils])).toEqual([
    [11, 11],
    [10, 10],
  ])
  expect((await it.slotsOf(pathId)).map(({ taken }) => taken)).toEqual([13, 12])
  expect(await it.ask(one, [pathId], days)).toMatchObject({ refusal: 'visits.already-asked' })
  const { pathId: owls } = await it.path('host', ['2026-10-30'])
  must(await changePath({ pathId: owls, way: 'host', state: 'open', twice: true }, it.host, it.city))
  must(await it.ask(other, [owls], ['2026-10-30'], { again: [owls] }))
  expect((await it.asks(other.groupId)).map(({ turn, half }) => [turn, half])).toEqual([
    [1, null],
    [2, null],
  ])
})

test('a date with a queue is cancelled: who had it waits again in the old place, and nothing is lost', async () => {
  const { pathId, slots } = await it.path('auto', ['2026-09-21'])
  const [first, second] = [await it.class(school), await it.class(school)]
  for (const one of [first, second]) must(await it.ask(one, [pathId], ['2026-09-21', '2026-09-28']))
  must(await cancelDate({ slotId: slots[0]!.id }, it.host, it.city))
  must(await cancelDate({ slotId: slots[0]!.id }, it.host, it.city))
  expect([await it.stands(first.groupId), await it.stands(second.groupId)]).toEqual([['waiting'], ['waiting']])
  expect((await it.slotsOf(pathId))[0]).toMatchObject({ taken: 0, state: 'cancelled' })
  const dates = datesForm.parse({ firstOn: '2026-09-28', from: '10:00', minutes: 90, seats: 24 })
  must(await addDates({ pathId, dates }, it.host, it.city))
  expect([await it.stands(first.groupId), await it.stands(second.groupId)]).toEqual([
    ['offered 2026-09-28'],
    ['waiting'],
  ])
})

test('seats are never fewer than are given; more go to whoever waits', async () => {
  const { pathId, slots } = await it.path('auto', ['2026-10-05'])
  const [first, second] = [await it.class(school), await it.class(school)]
  for (const one of [first, second]) must(await it.ask(one, [pathId], ['2026-10-05']))
  const slotId = slots[0]!.id
  expect(await changeSeats({ slotId, seats: 21 }, it.host, it.city)).toMatchObject({
    refusal: 'visits.more-taken',
    facts: { taken: 22 },
  })
  must(await changeSeats({ slotId, seats: 44 }, it.host, it.city))
  expect(await it.stands(second.groupId)).toEqual(['offered 2026-10-05'])
})

test('a courier holds two dates for five days; the teacher takes one and the other is free; nobody else may', async () => {
  const { pathId, slots } = await it.path('host', ['2026-10-12', '2026-10-13', '2026-10-14'])
  const one = await it.class(school)
  const stranger = await it.somebody('Wren Example', 'courier', await it.school('Ash School'))
  const two = slots.slice(0, 2).map(({ id }) => id)
  const form = holdForm.parse({ groupId: one.groupId, pathId, slotIds: two, request: it.city.newId() })
  expect(await holdDates(form, stranger, it.city)).toMatchObject({ refusal: 'visits.not-yours' })
  const { askId } = must(await holdDates(form, it.courier, it.city))
  expect(must(await holdDates(form, it.courier, it.city))).toEqual({ askId })
  const [held] = await it.asks(one.groupId)
  expect(held).toMatchObject({ state: 'offered', heldUntil: it.city.now() + 5 * 86_400_000 })
  must(await takeDate({ askId, slotId: two[1]! }, one.teacher, it.city))
  expect(await it.stands(one.groupId)).toEqual(['confirmed 2026-10-13'])
  expect((await it.slotsOf(pathId)).map(({ taken }) => taken)).toEqual([0, 22, 0])
})

test('a blocked day is left out of dates that repeat, and no class is seated on one', async () => {
  const day = '2026-11-10' as Day
  const blocked = { organisationId: school, place: null, on: day, untilOn: day, blocked: true }
  expect(await blockDays(blocked, it.host, it.city)).toMatchObject({ refusal: 'visits.not-yours' })
  const past = { ...blocked, on: '2026-06-01' as Day, untilOn: '2026-06-02' as Day }
  expect(await blockDays(past, system, it.city)).toMatchObject({ refusal: 'visits.begun' })
  for (let times = 0; times < 2; times += 1) must(await blockDays(blocked, system, it.city))
  const { pathId } = await it.path('auto', ['2026-11-10', '2026-11-11'])
  const one = await it.class(school)
  must(await it.ask(one, [pathId], ['2026-11-10', '2026-11-11']))
  expect(await it.stands(one.groupId)).toEqual(['confirmed 2026-11-11'])
  const all = {
    organisationId: null,
    place: null,
    on: '2026-11-24' as Day,
    untilOn: '2026-11-26' as Day,
    blocked: true,
  }
  must(await blockDays(all, system, it.city))
  const dates = datesForm.parse({ firstOn: '2026-11-17', from: '10:00', minutes: 90, seats: 24, times: 3 })
  expect(must(await addDates({ pathId, dates }, it.host, it.city))).toEqual({ added: 2, leftOut: ['2026-11-24'] })
})

test('a day that is allowed again is held for the class that waits; a place closed by its house is closed for that house alone', async () => {
  const { pathId } = await it.path('auto', ['2026-11-17'])
  const one = await it.class(school)
  const days = { on: '2026-11-16' as Day, untilOn: '2026-11-20' as Day }
  const closed = { organisationId: it.museum, place: 'Moth Museum', ...days, blocked: true }
  must(await blockDays(closed, it.host, it.city))
  must(await it.ask(one, [pathId], ['2026-11-17']))
  expect(await it.stands(one.groupId)).toEqual(['waiting'])
  const elsewhere = { ...closed, place: 'Owl Tower' }
  must(await blockDays(elsewhere, it.host, it.city))
  for (const [place, stands] of [
    ['Owl Tower', 'waiting'],
    ['Moth Museum', 'offered 2026-11-17'],
  ] as const) {
    for (let times = 0; times < 2; times += 1)
      must(await blockDays({ ...closed, place, blocked: false }, it.host, it.city))
    expect(await it.stands(one.groupId)).toEqual([stands])
  }
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'organisationId' = ${it.museum} and name like 'visits.day-%'
    order by seq`.execute(it.city.database.reader)
  expect(rows.map(({ name }) => name)).toEqual([
    'visits.day-blocked',
    'visits.day-blocked',
    'visits.day-unblocked',
    'visits.day-unblocked',
  ])
})

test('the house says that a class came once it is over, and takes it back', async () => {
  const { pathId } = await it.path('auto', ['2026-12-01'])
  const one = await it.class(school)
  const [askId] = must(await it.ask(one, [pathId], ['2026-12-01']))
  const now = it.city.now()
  expect(await markClass({ askId: askId!, as: 'attended' }, it.host, it.city)).toMatchObject({
    refusal: 'visits.not-over',
  })
  it.city.clock.hold(instant(Date.parse('2026-12-01T12:00:00Z')))
  must(await markClass({ askId: askId!, as: 'attended' }, it.host, it.city))
  must(await markClass({ askId: askId!, as: 'attended' }, it.host, it.city))
  must(await markClass({ askId: askId!, as: 'absent' }, it.host, it.city))
  it.city.clock.hold(now)
  expect(await it.events(askId!)).toEqual(['confirmed', 'attended', 'absent'])
})
