import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { planVisits } from '#laws/class-planner/plan-visits.ts'
import { visitsSettings, type Ask, type BlockedDay, type VisitPath, type VisitSlot } from '../words.ts'
import { datesForm } from '../words-of-forms.ts'
import { datesOf } from './dates-of.ts'
import { datesFor, isForGrade, mayCome, suits, type Around } from './fits.ts'
import { life, mayStep } from './life.ts'
import { whoGets } from './line.ts'
import { outcomeOf, planFileOf, type PlanRoom } from './plan-file.ts'
import { spansOf } from './spans.ts'
import { whySentence } from './why-sentence.ts'

const now = instant(Date.parse('2026-06-17T09:00:00Z'))
const path: VisitPath = {
  id: 'p' as Id,
  hostId: 'h' as Id,
  title: 'Moths',
  theme: null,
  grades: ['3', '4a'],
  place: 'Moth Museum',
  point: null,
  way: 'planner',
  state: 'open',
  twice: false,
}
const slot = (id: string, on: string, seats = 24, taken = 0): VisitSlot => ({
  id: id as Id,
  pathId: path.id,
  fallsOn: on as Day,
  startsAt: instant(Date.parse(`${on}T08:00:00Z`)),
  endsAt: instant(Date.parse(`${on}T09:30:00Z`)),
  timeZone: 'Europe/Berlin',
  seats,
  taken,
  state: 'open',
})
const ask = (
  id: string,
  days: readonly string[],
  more: { pupils?: number; school?: string; group?: string } = {},
): Ask => ({
  id: id as Id,
  bookingId: `b-${id}` as Id,
  pathId: path.id,
  possibleOn: days as Day[],
  ratherOn: [],
  possibleTimes: [],
  ratherTimes: [],
  refusedOn: [],
  notBefore: null,
  overBy: null,
  turn: 1,
  half: null,
  state: 'asked',
  step: 1,
  changedAt: now,
  inLine: 1,
  heldUntil: null,
  givenAt: null,
  reason: null,
  slotIds: [],
  booking: {
    id: `b-${id}` as Id,
    groupId: (more.group ?? `g-${id}`) as Id,
    schoolId: (more.school ?? 's') as Id,
    pupils: more.pupils ?? 20,
    adults: 2,
    grade: '3',
    needs: [],
    madeBy: null,
    keptBy: null,
    madeAt: now,
    request: `r-${id}` as Id,
  },
})
const around: Around = { path, blocked: [], awayOn: [], now }

test('no way of life leads out of what is over, and nobody steps by another’s hand', () => {
  for (const from of ['declined', 'withdrawn', 'lapsed'] as const)
    expect(life.filter((step) => step.from === from)).toEqual([])
  expect([mayStep('asked', 'confirmed', 'school'), mayStep('offered', 'confirmed', 'school')]).toEqual([false, true])
  expect(mayStep('confirmed', 'withdrawn', 'host')).toBe(false)
})

describe('whether a class may come', () => {
  const date = slot('one', '2026-09-01')
  test.each([
    ['fits', ask('a', []), date, around, null],
    ['in another grade', ask('a', []), date, { ...around, path: { ...path, grades: ['7'] } }, 'not-for-this-grade'],
    ['with one child more than seats', ask('a', [], { pupils: 23 }), date, around, 'no-seats-left'],
    ['on a date that is over', ask('a', []), slot('one', '2026-06-01'), around, 'begun'],
    ['on a cancelled date', ask('a', []), { ...date, state: 'cancelled' }, around, 'closed'],
    ['when its school blocks the day', ask('a', []), date, blockedFor('s'), 'day-blocked'],
    ['when the house does', ask('a', []), date, blockedFor('h'), 'day-blocked'],
    ['when everybody does', ask('a', []), date, blockedFor(null), 'day-blocked'],
    ['when another school does', ask('a', []), date, blockedFor('t'), null],
    ['when its place is closed to all', ask('a', []), date, blockedFor(null, ' moth  museum'), 'day-blocked'],
    ['when the house closes that place', ask('a', []), date, blockedFor('h', 'Moth Museum'), 'day-blocked'],
    ['when the house closes another', ask('a', []), date, blockedFor('h', 'Owl Tower'), null],
    ['when it is away already', ask('a', []), date, { ...around, awayOn: ['2026-09-01' as Day] }, 'class-away'],
  ] as const)('%s', (_, one, on, facts, refusal) => {
    const may = mayCome(one, on as VisitSlot, facts)
    expect(may.ok ? null : may.refusal).toBe(refusal === null ? null : `visits.${refusal}`)
  })
  function blockedFor(organisationId: string | null, place: string | null = null): Around {
    const day = { organisationId: organisationId as Id | null, place, fallsOn: '2026-09-01' as Day }
    return { ...around, blocked: [day] }
  }
  test('grades are the same whatever their capitals', () => {
    expect([isForGrade(path, ' 4A '), isForGrade(path, '4')]).toEqual([true, false])
  })
  test('days one would rather have come first', () => {
    const wish = { ...ask('a', ['2026-09-01', '2026-09-02']), ratherOn: ['2026-09-02' as Day] }
    const found = datesFor(wish, [slot('one', '2026-09-01'), slot('two', '2026-09-02')], around)
    expect(found.map(({ id }) => id)).toEqual(['two', 'one'])
  })
  // 1 September 2026 is a Tuesday; the date is there from ten to half past eleven.
  test.each<[string, Partial<Ask>, boolean]>([
    ['on a day it named', { possibleOn: ['2026-09-01' as Day] }, true],
    ['in a time of the week it named', { possibleTimes: ['2-morning'] }, true],
    ['not in the other half of that day', { possibleTimes: ['2-afternoon', '1-morning'] }, false],
    ['not on a day it refused', { possibleTimes: ['2-morning'], refusedOn: ['2026-09-01' as Day] }, false],
    ['from when it may begin', { possibleTimes: ['2-morning'], notBefore: '10:00' as WallTime }, true],
    ['not before', { possibleOn: ['2026-09-01' as Day], notBefore: '10:15' as WallTime }, false],
    ['over when it must be', { possibleOn: ['2026-09-01' as Day], overBy: '11:30' as WallTime }, true],
    ['not over later', { possibleOn: ['2026-09-01' as Day], overBy: '11:15' as WallTime }, false],
  ])('a date suits a class %s', (_, times, is) => {
    expect(suits({ ...ask('a', []), ...times }, date)).toBe(is)
  })
  test('a date past midnight is not over by any hour of its day', () => {
    const late = { ...date, endsAt: instant(Date.parse('2026-09-01T22:30:00Z')) }
    expect(suits({ ...ask('a', ['2026-09-01']), overBy: '23:00' as WallTime }, late)).toBe(false)
  })
})

test('nobody is passed: a date too full for the first in the line is kept from the second; one it does not want is not', () => {
  const [one, two] = [slot('one', '2026-09-01', 50), slot('two', '2026-09-02')]
  const large = { ask: ask('large', [], { pupils: 40 }), suits: [one] }
  const small = { ask: ask('small', []), suits: [one, two] }
  const free = new Map([
    ['one', 30],
    ['two', 24],
  ])
  expect([...whoGets([large, small], free)].map(([id, { id: date }]) => [id, date])).toEqual([['small', 'two']])
  expect([...whoGets([small, large], free)].map(([id, { id: date }]) => [id, date])).toEqual([['small', 'one']])
})

test('ten o’clock stays ten o’clock when the clocks change, and a blocked day is left out', () => {
  const form = datesForm.parse({ firstOn: '2026-10-19', from: '10:00', minutes: 90, seats: 24, times: 3 })
  const blocked = [{ organisationId: 'h' as Id, place: null, fallsOn: '2026-11-02' as Day }]
  const { dates, leftOut } = datesOf(form, 'Europe/Berlin', { path, blocked })
  expect(dates.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
    '2026-10-19T08:00:00.000Z',
    '2026-10-26T09:00:00.000Z',
  ])
  expect(leftOut).toEqual(['2026-11-02'])
})

test('days that follow on each other are told as one, for each body and place apart', () => {
  const day = (fallsOn: string, organisationId: string | null = 's', place: string | null = null) =>
    ({ organisationId, place, fallsOn }) as BlockedDay
  const days = [
    day('2026-12-23'),
    day('2026-12-21'),
    day('2026-12-22'),
    day('2026-12-22', null),
    day('2026-12-24', 's', 'Owl Tower'),
    day('2026-12-26'),
  ]
  expect(spansOf(days).map(({ organisationId, place, on, untilOn }) => [organisationId, place, on, untilOn])).toEqual([
    ['s', null, '2026-12-21', '2026-12-23'],
    [null, null, '2026-12-22', '2026-12-22'],
    ['s', 'Owl Tower', '2026-12-24', '2026-12-24'],
    ['s', null, '2026-12-26', '2026-12-26'],
  ])
})

test('a plan in our words: far first, why not in a sentence, one class once a day though it asked by two forms', () => {
  const settings = visitsSettings.parse({})
  const asks = [
    ask('near', ['2026-09-01'], { school: 'near' }),
    ask('far', ['2026-09-01'], { school: 'far' }),
    ask('away', ['2026-09-02'], { school: 'away' }),
  ]
  const room: PlanRoom = {
    paths: [path],
    slots: [slot('one', '2026-09-01', 46, 22), slot('two', '2026-09-02')],
    asks,
    blocked: [{ organisationId: 'h' as Id, place: 'Owl Tower', fallsOn: '2026-09-01' as Day }],
    awayOn: [{ schoolId: 'away' as Id, on: '2026-09-02' as Day }],
    minutes: (schoolId) => (schoolId === 'far' ? 50 : schoolId === 'near' ? 5 : null),
    settings,
  }
  const file = planFileOf(room)
  expect(file.slots.map(({ seats }) => seats)).toEqual([24, 24])
  expect(file.ways.find(({ school }) => school === 'away')?.minutes).toBe(settings.unknownWayMinutes)
  const planned = planVisits(file, () => ({ values: null, bound: null, seconds: 0 }), 0)
  if (!planned.ok) throw new Error(planned.refusal)
  const outcome = outcomeOf(room, { plan: planned.value, simple: planned.value, seconds: 0 })
  expect(outcome.visits).toEqual([{ askId: 'far', slotId: 'one' }])
  expect(outcome.notGiven.map((one) => [one.askId, whySentence(one).key]).toSorted()).toEqual([
    ['away', 'visits.why-no-possible-day'],
    ['near', 'visits.why-no-seats'],
  ])
  const [first, second] = [ask('a', ['2026-09-01'], { group: 'g' }), ask('b', ['2026-09-01'], { group: 'g' })]
  const other = { ...path, id: 'q' as Id }
  const double: PlanRoom = {
    ...room,
    paths: [path, other],
    slots: [slot('one', '2026-09-01'), { ...slot('two', '2026-09-01'), pathId: other.id }],
    asks: [first, { ...second, pathId: other.id }],
  }
  const both = planVisits(planFileOf(double), () => ({ values: null, bound: null, seconds: 0 }), 0)
  if (!both.ok) throw new Error(both.refusal)
  const once = outcomeOf(double, { plan: both.value, simple: both.value, seconds: 0 })
  expect([once.visits.length, once.notGiven.length]).toEqual([1, 1])
})
