import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOfNumber, type Day } from '#kernel/instant.ts'
import { countDays } from './count-days.ts'
import { generalDays } from './expand-rule.ts'
import { parseRule, type Rule } from './parse-rule.ts'

const ruleOf = (text: string): Rule => {
  const parsed = parseRule(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal}`)
  return parsed.value
}

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const listOf = (values: fc.Arbitrary<string>) =>
  fc.uniqueArray(values, { minLength: 1, maxLength: 3 }).map((each) => each.join(','))
const optional = (name: string, values: fc.Arbitrary<string>) =>
  fc.option(
    values.map((value) => `;${name}=${value}`),
    { nil: '' },
  )
const end = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
)
const interval = fc.integer({ min: 1, max: 4 }).map((value) => `;INTERVAL=${value}`)
const months = optional('BYMONTH', listOf(fc.integer({ min: 1, max: 12 }).map(String)))
const daily = fc.tuple(fc.constant('FREQ=DAILY'), interval, end, optional('BYDAY', listOf(weekday)), months)
const weekly = fc.tuple(
  fc.constant('FREQ=WEEKLY'),
  interval,
  end,
  optional('BYDAY', listOf(weekday)),
  optional('WKST', weekday),
)
const nth = fc.tuple(fc.constantFrom('', '1', '2', '4', '5', '-1', '-2', '-5'), weekday).map((each) => each.join(''))
const dates = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 })).map(String)
const monthly = fc.oneof(
  fc.tuple(fc.constant('FREQ=MONTHLY'), interval, end, optional('BYDAY', listOf(nth)), months),
  fc.tuple(fc.constant('FREQ=MONTHLY'), interval, end, optional('BYMONTHDAY', listOf(dates)), months),
  fc.tuple(
    fc.constant('FREQ=MONTHLY'),
    interval,
    end,
    listOf(weekday).map((each) => `;BYDAY=${each}`),
    listOf(dates).map((each) => `;BYMONTHDAY=${each}`),
  ),
)

test('ordinary rules fall on the days the general expansion finds', () => {
  fc.assert(
    fc.property(
      fc.oneof(daily, weekly, monthly),
      fc.integer({ min: 19_000, max: 20_800 }),
      fc.nat(500),
      (parts, start, later) => {
        const text = parts.join('')
        const startOn = dayOfNumber(start)
        const from = addDays(startOn, later)
        const last = addDays(from, 120)
        expect([text, startOn, countDays(ruleOf(text), startOn, from, last)]).toEqual([
          text,
          startOn,
          generalDays(ruleOf(text), startOn, from, last),
        ])
      },
    ),
    { numRuns: 400 },
  )
})

test.each(['FREQ=YEARLY', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', 'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=DAILY;BYMONTHDAY=1'])(
  '%s is left to it',
  (text) => {
    expect(countDays(ruleOf(text), '2026-01-01' as Day, '2026-01-01' as Day, '2026-02-01' as Day)).toBeNull()
  },
)

const spent = (work: () => void): number => {
  const started = process.cpuUsage()
  for (let time = 0; time < 20; time += 1) work()
  const { user, system } = process.cpuUsage(started)
  return user + system
}

test('counting is at least ten times as fast as the general expansion', () => {
  const weekly = ruleOf('FREQ=WEEKLY;BYDAY=MO,WE')
  const [from, last] = ['2025-10-20' as Day, '2026-11-24' as Day]
  const general = spent(() => generalDays(weekly, from, from, last))
  expect(spent(() => countDays(weekly, from, from, last)) * 10).toBeLessThan(general)
})
