import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import { participationSettings, states } from '../words.ts'
import { checkAsking, checkClash, type AskFacts } from './check-asking.ts'
import { daysOfSession } from './days-of-session.ts'
import { heldUntil } from './held-until.ts'
import { drawLife, hasLeft, holdsSeat, life, mayStep } from './life.ts'
import { isSeatedAtOnce, whoIsNext, type Party } from './line.ts'
import { partiesOf, partOf } from './parties.ts'

const at = (text: string) => Date.parse(text) as Instant
const party = (size: number, number = 0): Party => ({ bookingId: `party ${number}` as Id, size })

test('the diagram in the README is the table, every state can be reached, and no seat is held by whoever left', () => {
  expect(readFileSync('src/learning/participation/README.md', 'utf8')).toContain(drawLife())
  const reached = new Set(life.map(({ to }) => to))
  expect([...reached].sort()).toEqual([...states].sort())
  for (const state of states) expect(holdsSeat(state) && hasLeft(state), state).toBe(false)
  expect(new Set(life.map(({ from, to }) => `${from} ${to}`)).size).toBe(life.length)
})

test.each([
  [null, 'applied', 'family', true],
  ['waiting', 'confirmed', 'family', false],
  ['offered', 'confirmed', 'family', true],
  ['offered', 'confirmed', 'host', true],
  ['offered', 'confirmed', 'house', false],
  ['offered', 'lapsed', 'family', false],
  ['confirmed', 'attended', 'family', false],
  ['withdrawn', 'confirmed', 'family', false],
  ['cancelled', 'confirmed', 'house', false],
] as const)('from %s to %s by the %s: %s', (from, to, who, may) => {
  expect(mayStep(from, to, who)).toBe(may)
})

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 })
const free = fc.integer({ min: 0, max: 20 })

test('in a strict line nobody passes anybody, and whoever is first and fits is seated', () => {
  fc.assert(
    fc.property(sizes, free, (asked, seats) => {
      const waiting = asked.map(party)
      const next = whoIsNext(waiting, seats, 'strict')
      expect(next).toEqual(waiting.slice(0, next.length))
      const used = next.reduce((sum, { size }) => sum + size, 0)
      expect(used).toBeLessThanOrEqual(seats)
      const after = waiting[next.length]
      if (after) expect(used + after.size).toBeGreaterThan(seats)
    }),
  )
})

test('where smaller ones may pass no seat stays empty that a waiting party fits, and order decides among those that fit', () => {
  fc.assert(
    fc.property(sizes, free, (asked, seats) => {
      const waiting = asked.map(party)
      const next = whoIsNext(waiting, seats, 'smaller-may-pass')
      const left = seats - next.reduce((sum, { size }) => sum + size, 0)
      expect(left).toBeGreaterThanOrEqual(0)
      for (const one of waiting) if (!next.includes(one)) expect(one.size).toBeGreaterThan(left)
      expect([...next].sort((a, b) => waiting.indexOf(a) - waiting.indexOf(b))).toEqual(next)
    }),
  )
})

test('whoever asks now stands behind a large party that waits, unless smaller ones may pass', () => {
  expect(isSeatedAtOnce(2, [], 2, 'strict')).toBe(true)
  expect(isSeatedAtOnce(3, [], 2, 'strict')).toBe(false)
  expect(isSeatedAtOnce(1, [party(3)], 2, 'strict')).toBe(false)
  expect(isSeatedAtOnce(1, [party(3)], 2, 'smaller-may-pass')).toBe(true)
})

const settings = participationSettings.parse({})
const saturday = {
  fallsOn: '2026-06-20' as Day,
  startsAt: at('2026-06-20T08:00:00Z'),
  endsAt: at('2026-06-20T10:00:00Z'),
}
const wren: AskFacts = { part: 'learner', birth: { year: 2016, month: 3 }, consent: null, other: [], lastTurnAt: null }
const span = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) })

test.each([
  ['nothing stands against it', {}, { min: 8, max: 12 }, []],
  ['too young', { birth: { year: 2019, month: 3 } }, { min: 8, max: 12 }, ['check-too-young block']],
  // Born in June: the day is unknown, so the birthday counts from July on.
  ['the month of the birthday', { birth: { year: 2018, month: 6 } }, { min: 8, max: null }, ['check-too-young block']],
  ['too old', { birth: { year: 2010, month: 3 } }, { min: 8, max: 12 }, ['check-too-old block']],
  ['unknown age, a lower bound', { birth: null }, { min: 8, max: 12 }, ['check-age-unknown block']],
  ['unknown age, no lower bound', { birth: null }, { min: null, max: 12 }, []],
  ['a companion', { part: 'companion', birth: { year: 1985, month: 1 } }, { min: 8, max: 12 }, []],
  [
    'nobody allowed it',
    { consent: { may: false, because: 'nobody-asked', consent: null } },
    { min: null, max: null },
    ['consent-nobody-asked block'],
  ],
  [
    'a clash',
    { other: [span('2026-06-20T09:59:00Z', '2026-06-20T11:00:00Z')] },
    { min: null, max: null },
    ['check-clash warn'],
  ],
  [
    'a clash of whoever comes along',
    { part: 'companion', other: [span('2026-06-20T09:59:00Z', '2026-06-20T11:00:00Z')] },
    { min: 8, max: 12 },
    ['check-clash warn'],
  ],
  [
    'one after the other',
    { other: [span('2026-06-20T10:00:00Z', '2026-06-20T11:00:00Z')] },
    { min: null, max: null },
    [],
  ],
  ['a turn this year', { lastTurnAt: at('2026-03-01T10:00:00Z') }, { min: null, max: null }, ['check-turn inform']],
  ['a turn long ago', { lastTurnAt: at('2024-03-01T10:00:00Z') }, { min: null, max: null }, []],
] as const)('%s', (_what, more, ages, expected) => {
  const found = checkAsking({ ...wren, ...more }, saturday, ages, settings)
  expect(found.map(({ sentence, mode }) => `${sentence.replace('participation.', '')} ${mode}`)).toEqual(expected)
})

test('how strictly is the choice of the place, but a missing consent always stops', () => {
  const lax = participationSettings.parse({ checks: { age: 'inform', clash: 'inform', turn: 'block' } })
  const facts = {
    ...wren,
    birth: null,
    consent: { may: false, because: 'withdrawn', consent: null } as const,
    lastTurnAt: at('2026-06-01T10:00:00Z'),
  }
  expect(checkAsking(facts, saturday, { min: 5, max: 9 }, lax).map(({ mode }) => mode)).toEqual([
    'inform',
    'block',
    'block',
  ])
})

test.each(['inform', 'warn', 'block'] as const)('a place that would %s of a clash does so whoever it is', (mode) => {
  const other = [span('2026-06-20T09:00:00Z', '2026-06-20T11:00:00Z')]
  expect(checkClash(other, saturday, mode)).toEqual([{ sentence: 'participation.check-clash', mode, facts: {} }])
  expect(checkClash([], saturday, mode)).toEqual([])
})

test('an adult comes along with a child to what is for children, and never has a seat while no child has one', () => {
  const mother = { isAdult: true, birth: { year: 1985, month: 1 }, hasChildHere: true }
  const on = saturday.fallsOn
  expect(partOf(mother, { max: 12 }, on)).toBe('companion')
  expect(partOf({ ...mother, birth: null }, { max: 12 }, on)).toBe('companion')
  expect(partOf(mother, { max: null }, on)).toBe('learner')
  expect(partOf({ ...mother, hasChildHere: false }, { max: 12 }, on)).toBe('learner')
  expect(partOf({ ...mother, isAdult: false }, { max: 12 }, on)).toBe('learner')
  const comer = (name: string, part: 'learner' | 'companion') => ({ personId: name as Id, part })
  const all = [comer('mother', 'companion'), comer('wren', 'learner'), comer('robin', 'learner')]
  const names = (together: boolean) => partiesOf(all, together).map((one) => one.map(({ personId }) => personId))
  expect(names(true)).toEqual([['mother', 'wren', 'robin']])
  expect(names(false)).toEqual([['wren', 'mother'], ['robin']])
  expect(partiesOf([all[0]!], false)).toEqual([[all[0]]])
})

test('a place is held for some hours and never past the beginning', () => {
  expect(heldUntil(at('2026-06-17T09:00:00Z'), at('2026-06-20T08:00:00Z'), 24)).toBe(at('2026-06-18T09:00:00Z'))
  expect(heldUntil(at('2026-06-20T07:00:00Z'), at('2026-06-20T08:00:00Z'), 24)).toBe(at('2026-06-20T08:00:00Z'))
})

test('days of a session are moments of its own zone, across daylight saving and midnight; a span states none', () => {
  const weekly = {
    form: 'rule',
    startOn: '2026-10-17' as Day,
    startTime: '10:00' as WallTime,
    endTime: '12:00' as WallTime,
    rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=3',
    except: [],
  } as const
  const days = daysOfSession({ when: weekly, timeZone: 'Europe/Berlin' }, '2026-10-18' as Day)
  expect(days.ok && days.value.map(({ fallsOn, startsAt }) => [fallsOn, new Date(startsAt).toISOString()])).toEqual([
    ['2026-10-24', '2026-10-24T08:00:00.000Z'],
    ['2026-10-31', '2026-10-31T09:00:00.000Z'],
  ])
  const night = {
    form: 'dated',
    startOn: '2026-06-20' as Day,
    startTime: '20:00' as WallTime,
    endOn: '2026-06-20' as Day,
    endTime: '01:00' as WallTime,
  } as const
  const late = daysOfSession({ when: night, timeZone: 'Europe/Berlin' }, '2026-06-17' as Day)
  expect(late.ok && late.value[0]!.endsAt - late.value[0]!.startsAt).toBe(5 * 3_600_000)
  const span = { form: 'span', startOn: null, endOn: null } as const
  expect(daysOfSession({ when: span, timeZone: 'UTC' }, '2026-06-17' as Day)).toMatchObject({
    refusal: 'participation.days-not-stated',
  })
  expect(daysOfSession({ when: { ...night, endTime: null }, timeZone: 'UTC' }, '2026-06-17' as Day)).toMatchObject({
    refusal: 'participation.times-not-stated',
  })
})
