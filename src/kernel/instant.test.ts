import { expect, test } from 'vitest'
import { addDays, dayIn, dayNumber, dayOfNumber, instant, isDay, isWallTime, weekdayOf, type Day } from './instant.ts'

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13-01', false],
  ['2024-1-01', false],
  ['0001-01-01', true],
])('is %s a day that exists? %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

test.each([
  ['2024-06-17', 1],
  ['2024-06-22', 6],
  ['1969-12-31', 3],
  ['2026-08-21', 5],
])('the ISO weekday of %s is %i', (day, weekday) => {
  expect(weekdayOf(day as Day)).toBe(weekday)
})

test('days count across a leap day and back', () => {
  expect(addDays('2024-02-28' as Day, 2)).toBe('2024-03-01')
  expect(dayOfNumber(dayNumber('2050-01-01' as Day))).toBe('2050-01-01')
})

test.each([
  ['09:30', true],
  ['24:00', false],
  ['9:30', false],
])('is %s a wall time? %s', (text, expected) => {
  expect(isWallTime(text)).toBe(expected)
})

test.each([
  ['America/Chicago', '2026-06-18T04:59:00Z', '2026-06-17'],
  ['America/Chicago', '2026-06-18T05:00:00Z', '2026-06-18'],
  ['Europe/Madrid', '2026-06-17T22:00:00Z', '2026-06-18'],
  ['Asia/Riyadh', '2026-12-31T21:00:00Z', '2027-01-01'],
])('in %s the wall says at %s that it is %s', (zone, at, day) => {
  expect(dayIn(zone, instant(Date.parse(at)))).toBe(day)
})
