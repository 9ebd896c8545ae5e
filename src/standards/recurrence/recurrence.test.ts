import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addDays, dayOfNumber, weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import { expandRule } from './expand-rule.ts'
import { parseRule } from './parse-rule.ts'
import { instantOf, isTimeZone, wallOf, zoneClock } from './time-zone.ts'

const day = (text: string) => text as Day
const expand = (rule: string, startOn: string, from: string, to: string, more = {}) => {
  const recurring = { rule, startOn: day(startOn), startTime: null, timeZone: 'Europe/Berlin', except: [], ...more }
  return expandRule(recurring, { from: day(from), to: day(to) })
}

const until = (startTime: string) =>
  expand('FREQ=WEEKLY;UNTIL=20260315T173000Z', '2026-03-01', '2026-03-01', '2026-04-05', { startTime })

describe('a rule falls on the days a person would mark', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=SA', '2026-03-21', ['2026-03-21', '2026-03-28', '2026-04-04']],
    [
      'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO',
      '2026-03-03',
      ['2026-03-03', '2026-03-05', '2026-03-17', '2026-03-19', '2026-03-31', '2026-04-02'],
    ],
    ['FREQ=MONTHLY;BYDAY=-1SU', '2026-01-25', ['2026-03-29']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', ['2026-03-31']],
    ['FREQ=WEEKLY;COUNT=3', '2026-02-25', ['2026-03-04', '2026-03-11']],
    ['FREQ=DAILY;UNTIL=20260302', '2026-02-25', ['2026-03-01', '2026-03-02']],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=1SA', '2020-03-07', ['2026-03-07']],
    ['FREQ=DAILY;BYHOUR=18;BYMINUTE=0;COUNT=2', '2026-03-01', ['2026-03-01', '2026-03-02']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2020-02-01', []],
  ])('%s from %s', (rule, startOn, expected) => {
    const found = expand(rule, startOn, '2026-03-01', '2026-04-05')
    expect(found.ok && found.value.days).toEqual(expected)
  })

  test('days left out are left out, and still count', () => {
    const found = expand('FREQ=WEEKLY;COUNT=3', '2026-03-02', '2026-03-01', '2027-01-01', { except: ['2026-03-09'] })
    expect(found.ok && found.value.days).toEqual(['2026-03-02', '2026-03-16'])
  })

  test('an end given as a moment of UTC is the venue’s day, and counts the hour', () => {
    expect([until('18:30'), until('18:31')].map((found) => found.ok && found.value.days.length)).toEqual([3, 2])
  })
})

describe('a hostile or senseless rule is refused quickly', () => {
  test.each([
    ['', 'recurrence.not-a-rule'],
    ['every Saturday', 'recurrence.not-a-rule'],
    ['FREQ=SECONDLY', 'recurrence.too-fine'],
    ['FREQ=DAILY;BYHOUR=9,18', 'recurrence.too-fine'],
    ['FREQ=WEEKLY;BYDAY=XX', 'recurrence.part-out-of-range'],
    ['FREQ=DAILY;INTERVAL=0', 'recurrence.part-out-of-range'],
    ['FREQ=DAILY;INTERVAL=99999999', 'recurrence.part-out-of-range'],
    ['FREQ=DAILY;COUNT=-1', 'recurrence.part-out-of-range'],
    ['FREQ=DAILY;UNTIL=20260231', 'recurrence.part-out-of-range'],
    ['FREQ=DAILY;BYEASTER=1', 'recurrence.part-not-known'],
    [`FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(2000)}1`, 'recurrence.too-costly'],
    ['FREQ=DAILY;FREQ=DAILY', 'recurrence.not-a-rule'],
  ])('%s → %s', (rule, refusal) => {
    expect(expand(rule, '2026-03-01', '2026-03-01', '2026-04-05')).toMatchObject({ ok: false, refusal })
  })

  test('a start of two thousand years ago, and a zone of no place', () => {
    expect(expand('FREQ=DAILY', '0026-01-01', '2026-03-01', '2026-04-05')).toMatchObject({
      refusal: 'recurrence.too-costly',
    })
    expect(expand('FREQ=DAILY', '2026-01-01', '2026-03-01', '2026-04-05', { timeZone: 'Mars/Olympus' })).toMatchObject({
      refusal: 'recurrence.unknown-time-zone',
    })
  })

  test.each([
    'FREQ=DAILY;COUNT=999999999',
    'FREQ=DAILY;COUNT=20000',
    'COUNT=1000;FREQ=WEEKLY',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366',
    'FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
    `FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 200 }, (_, index) => index + 1).join(',')};BYDAY=MO`,
  ])('%s costs little', (rule) => {
    const started = process.cpuUsage()
    const found = expand(rule, '1970-01-01', '2026-01-01', '2027-02-05')
    expect(process.cpuUsage(started).user).toBeLessThan(500_000)
    expect(found.ok ? found.value.days.length : 0).toBeLessThanOrEqual(1000)
  })

  test('text of any kind is refused or read, never thrown', () => {
    const part = fc.constantFrom(
      'FREQ=',
      'DAILY',
      'WEEKLY',
      ';',
      'BYDAY=',
      'MO',
      ',',
      '-1',
      'UNTIL=',
      '20260101',
      'COUNT=',
      '9',
      'WKST=',
      'BYSETPOS=',
      'BYWEEKNO=',
      '53',
      'YEARLY',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const parsed = parseRule(`FREQ=${parts.join('')}`)
        if (parsed.ok) expand(`FREQ=${parts.join('')}`, '2026-01-01', '2026-03-01', '2026-04-05')
      }),
    )
  })
})

test('weekly rules fall on their weekdays only, without gaps (against counting by hand)', () => {
  const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.nat(700), (weekdays, offset) => {
      const startOn = dayOfNumber(20_000 + offset)
      const rule = `FREQ=WEEKLY;BYDAY=${weekdays.map((weekday) => names[weekday - 1]).join(',')}`
      const expected: Day[] = []
      for (let step = 0; step <= 60; step += 1) {
        const on = addDays(startOn, step)
        if (weekdays.includes(weekdayOf(on))) expected.push(on)
      }
      const found = expand(rule, startOn, startOn, addDays(startOn, 60))
      expect(found.ok && found.value.days).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

describe('a wall clock becomes a moment', () => {
  test.each([
    ['an ordinary evening', '2026-03-20', '18:00', 'America/Chicago', '2026-03-20T23:00:00Z'],
    ['the skipped hour goes on, RFC 5545', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['of the hour that comes twice, the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['half-hour daylight saving', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
  ])('%s', (_what, on, time, zone, expected) => {
    expect(instantOf(day(on), time as WallTime, zoneClock(zone)!)).toBe(Date.parse(expected))
  })

  test('as Temporal has it, everywhere and always, and back again', () => {
    const zones = [
      'Europe/Madrid',
      'America/Chicago',
      'Asia/Kathmandu',
      'Africa/Casablanca',
      'Australia/Lord_Howe',
      'UTC',
      'America/Sao_Paulo',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 3653, max: 28_000 }),
        fc.nat(1439),
        (zone, number, minute) => {
          const on = dayOfNumber(number)
          const time =
            `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as WallTime
          const oracle = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone, {
            disambiguation: 'compatible',
          })
          const at = instantOf(on, time, zoneClock(zone)!)
          expect(at).toBe(oracle.epochMilliseconds)
          const wall = wallOf(at, zoneClock(zone)!)
          expect(`${wall.on}T${wall.time}`).toBe(oracle.toPlainDateTime().toString().slice(0, 16))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['Europe/Berlin', true],
    ['Mars/Olympus', false],
    ['+02:00', false],
    ['', false],
    ['__proto__', false],
  ])('is %s a time zone? %s', (name, expected) => {
    expect(isTimeZone(name)).toBe(expected)
  })
})
