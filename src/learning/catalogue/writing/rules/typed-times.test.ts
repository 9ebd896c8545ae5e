import { expect, test } from 'vitest'
import type { Venue } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import type { When } from '../../words.ts'
import { placeOfHouse, timesIn, type TypedOffer } from '../offer-words.ts'
import { oneTimeLess, oneTimeMore } from './change-times.ts'
import { readOffer, type OfferSurroundings } from './read-offer.ts'
import { inThisSeason, seasonShift } from './this-season.ts'
import { typedTimes, type SessionToType } from './typed-times.ts'

const hall: Venue = {
  id: '01930000-0000-7000-8000-0000000000b1' as Id,
  name: 'Town hall',
  address: 'Market 1',
  point: null,
  areaId: null,
  areaAsWritten: null,
  placedBy: 'feed',
  access: [],
  languages: [],
  factsSource: null,
}
const autumn = ['2026-10-12', '2026-10-13', '2026-10-19'] as Day[]
const here: OfferSurroundings = {
  languages: ['en'],
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  today: '2026-06-17' as Day,
  host: 'Town library',
  houses: [hall],
  daysOff: autumn,
  namesakes: () => [],
}
const kites = { title: ['Kites'], kind: ['workshop'], price: ['free'] }
const read = (typed: TypedOffer) => {
  const answer = readOffer({ ...kites, ...typed }, here)
  if (!answer.ok) throw new Error(JSON.stringify(answer.wrong))
  return answer.draft.sessions
}
const wrong = (typed: TypedOffer) => {
  const answer = readOffer({ ...kites, ...typed }, here)
  return answer.ok ? [] : answer.wrong.map(({ name, because }) => [name, because.replace('catalogue.offer-wrong-', '')])
}
const toType = (when: When): SessionToType => ({
  session: { when, timeZone: 'Europe/Berlin', online: false },
  venue: hall,
})
const mondays = {
  when: ['weekly'],
  startOn: ['2026-10-01'],
  endOn: ['2026-11-02'],
  startTime: ['15:00'],
  days: ['MO'],
  place: [placeOfHouse(hall.id)],
}

test('a class on Mondays leaves out the days off here and its own, and both are typed again as they were', () => {
  const [session, ...others] = read({ ...mondays, daysOff: ['yes'], except: ['2026-10-26', ''] })
  expect(others).toEqual([])
  expect(session).toMatchObject({
    when: {
      form: 'rule',
      // The first day is a Monday, though the form was given the Thursday before.
      startOn: '2026-10-05',
      rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261102',
      except: ['2026-10-12', '2026-10-19', '2026-10-26'],
    },
    venue: { name: 'Town hall', address: 'Market 1' },
  })
  expect(typedTimes([toType(session!.when)], [hall], autumn)).toMatchObject({
    times: ['1'],
    except: ['2026-10-26'],
    daysOff: ['yes'],
    days: ['MO'],
    place: [placeOfHouse(hall.id)],
  })
  const without = read({ ...mondays })[0]!.when
  expect(without).toMatchObject({ except: [] })
  expect(typedTimes([toType(without)], [hall], autumn)).toMatchObject({ daysOff: [] })
})

test('every second week on two weekdays keeps its weeks', () => {
  const [session] = read({ ...mondays, every: ['2'], days: ['TU', 'TH'] })
  expect(session!.when).toMatchObject({
    startOn: '2026-10-01',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261102',
  })
  expect(typedTimes([toType(session!.when)], [], [])).toMatchObject({
    every: ['2'],
    days: ['TU', 'TH'],
    place: ['venue'],
  })
})

test('a list of days is as many sessions, each once and in order, and becomes one list again', () => {
  const sessions = read({
    when: ['dates'],
    date: ['2026-07-08', '', '2026-07-01', '2026-07-08'],
    startTime: ['9:30'],
    place: ['online'],
  })
  expect(sessions.map(({ when }) => when.startOn)).toEqual(['2026-07-01', '2026-07-08'])
  const again = typedTimes(
    sessions.map(({ when }) => ({ session: { when, timeZone: 'Europe/Berlin', online: true }, venue: null })),
    [],
    [],
  )
  expect(again).toEqual({
    times: ['1'],
    when: ['dates'],
    startTime: ['09:30'],
    endTime: [''],
    date: ['2026-07-01', '2026-07-08'],
    place: ['online'],
  })
})

test('several times and places stand side by side, and each mistake is told at its own', () => {
  const two = { ...mondays, times: ['2'], 'when-2': ['once'], 'startOn-2': ['2026-12-05'], 'place-2': ['online'] }
  expect(read(two).map(({ when, online }) => [when.form, online])).toEqual([
    ['rule', false],
    ['dated', true],
  ])
  expect(wrong({ ...two, 'startOn-2': ['soon'], 'place-2': ['venue'] })).toEqual([
    ['startOn-2', 'day'],
    ['venue-2', 'venue'],
  ])
})

test.each<[TypedOffer, string, string]>([
  [{ when: ['dates'], date: [''] }, 'date', 'dates'],
  [{ when: ['dates'], date: ['2026-06-31'] }, 'date', 'day'],
  [{ when: ['dates'], date: ['2026-06-16'] }, 'date', 'past'],
  [{ when: ['dates'], date: Array.from({ length: 61 }, () => '2026-07-01') }, 'date', 'dates-many'],
  [{ startOn: ['2026-10-06'], endOn: ['2026-10-09'] }, 'endOn', 'no-such-day'],
  [{ startOn: ['2026-10-12'], endOn: ['2026-10-19'], daysOff: ['yes'] }, 'endOn', 'nothing-left'],
  [{ except: ['Tuesday'] }, 'except', 'day'],
  [{ place: ['house:01930000-0000-7000-8000-0000000000b2'] }, 'place', 'choice'],
  [{ capacity: ['many'] }, 'capacity', 'count'],
  [{ capacity: ['0'] }, 'capacity', 'count'],
  [{ capacity: ['8'], minimum: ['9'] }, 'minimum', 'minimum-above'],
])('%o: %s is wrong (%s)', (change, name, reason) => {
  expect(wrong({ ...mondays, ...change })).toEqual([[name, reason]])
})

test('a rule the form could not have written is told as its days', () => {
  const monthly = { form: 'rule', rule: 'FREQ=MONTHLY;BYDAY=1SA;COUNT=3', startOn: '2026-07-04' as Day } as const
  const when = { ...monthly, startTime: '10:00' as WallTime, endTime: null, except: ['2026-08-01' as Day] }
  expect(typedTimes([toType(when)], [hall], [])).toMatchObject({ when: ['dates'], date: ['2026-07-04', '2026-09-05'] })
})

test('one more time begins at the hour and place of the last; one less moves the others up', () => {
  const more = oneTimeMore(mondays)
  expect(more).toMatchObject({ times: ['2'], 'when-2': ['weekly'], 'startTime-2': ['15:00'] })
  expect(more['startOn-2']).toBeUndefined()
  const filled = { ...more, 'startOn-2': ['2026-12-01'] }
  const less = oneTimeLess(filled, 1)
  expect(less).toMatchObject({ times: ['1'], startOn: ['2026-12-01'] })
  expect(less['startOn-2']).toBeUndefined()
  expect(oneTimeLess(less, 1)).toBe(less)
  let many: TypedOffer = mondays
  for (let at = 0; at < 20; at += 1) many = oneTimeMore(many)
  expect(timesIn(many)).toBe(12)
})

test.each([
  [['2025-07-05'], '2026-06-17', 364],
  [['2025-06-16', '2025-08-01'], '2026-06-17', 728],
  [['2026-06-17'], '2026-06-17', 0],
  [['2019-07-06'], '2026-06-17', 2555 + 0],
  [[], '2026-06-17', 0],
])('what began on %o is done again on %s %i days later, on the same weekday', (days, today, shift) => {
  expect(seasonShift(days as Day[], today as Day)).toBe(shift)
  expect(shift % 7).toBe(0)
})

test('moved to this season, a rule ends as much later and last year’s exceptions fall away', () => {
  const rule = { form: 'rule', rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20250830', startOn: '2025-07-05' as Day } as const
  const when = { ...rule, startTime: null, endTime: null, except: ['2025-07-12' as Day] }
  expect(inThisSeason([toType(when)], '2026-06-17' as Day)[0]!.session.when).toMatchObject({
    startOn: '2026-07-04',
    rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260829',
    except: [],
  })
})
