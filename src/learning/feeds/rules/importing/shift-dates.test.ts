import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayNumber, dayOfNumber, weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import type { When } from '#learning/catalogue'
import { decideShift, shiftDates } from './shift-dates.ts'

test.each([
  ['2024-06-17', '2024-06-17', 0],
  ['2024-06-17', '2024-06-23', 0],
  ['2024-06-17', '2024-06-24', 7],
  ['2026-08-21', '2026-08-24', 7],
  ['2026-08-21', '2026-11-22', 91],
  ['2025-10-20', '2025-01-01', 0],
])('from anchor %s, first imported on %s, dates move %i days', (anchor, first, days) => {
  expect(decideShift(anchor as Day, first as Day)).toBe(days)
})

const day = fc.integer({ min: dayNumber('2000-01-01' as Day), max: dayNumber('2060-01-01' as Day) }).map(dayOfNumber)

test('the shift is whole weeks, never back, and brings the anchor into the week of the first import', () => {
  fc.assert(
    fc.property(day, day, (anchor, first) => {
      const days = decideShift(anchor, first)
      expect(days % 7).toBe(0)
      expect(days).toBeGreaterThanOrEqual(0)
      const there = addDays(anchor, days)
      expect(weekdayOf(there)).toBe(weekdayOf(anchor))
      if (first >= anchor) expect(Math.abs(dayNumber(there) - dayNumber(first))).toBeLessThan(7)
    }),
  )
})

test('a rule keeps its weekday and wall time; its end and its exceptions move along', () => {
  const rule: When = {
    form: 'rule',
    startOn: '2025-10-25' as Day,
    startTime: '11:00' as WallTime,
    endTime: null,
    rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20251227',
    except: ['2025-11-01' as Day],
  }
  expect(shiftDates(rule, 364)).toEqual({
    ...rule,
    startOn: '2026-10-24',
    rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20261226',
    except: ['2026-10-31'],
  })
})

test('an open span stays open', () => {
  const span: When = { form: 'span', startOn: '2024-01-01' as Day, endOn: null }
  expect(shiftDates(span, 7)).toEqual({ form: 'span', startOn: '2024-01-08', endOn: null })
})
