import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { dayInZone } from './day-in-zone.ts'

const zones = [
  'America/Chicago',
  'Europe/Madrid',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Monrovia',
]

test('the day is the same whatever was asked just before', () => {
  const near = fc.tuple(fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) }), fc.nat(120_000))
  fc.assert(
    fc.property(fc.constantFrom(...zones), near, (timeZone, [at, later]) => {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
      for (const each of [at, at + later, at]) expect(dayInZone(instant(each), timeZone)).toBe(format.format(each))
    }),
  )
})

test('a day ends at its midnight, to the millisecond', () => {
  const midnight = Date.parse('2026-06-18T00:00:00-05:00')
  expect(dayInZone(instant(midnight - 1), 'America/Chicago')).toBe('2026-06-17')
  expect(dayInZone(instant(midnight), 'America/Chicago')).toBe('2026-06-18')
})
