import { expect, test } from 'vitest'
import type { Day, WallTime } from '#kernel/instant.ts'
import { byHour } from './by-hour.ts'

const at = (name: string, startOn: string | null, startTime: string | null, daysNotStated = false) => ({
  name,
  occasion: {
    daysNotStated,
    startOn: startOn as Day | null,
    endOn: null,
    startTime: startTime as WallTime | null,
    endTime: null,
  },
})

test.each([
  ['half past one after ten', [at('b', '2026-11-20', '13:30'), at('a', '2026-11-20', '10:00')], 'ab'],
  ['a day without an hour last', [at('c', '2026-11-20', null), at('a', '2026-11-20', '18:00')], 'ac'],
  ['other days stay where they are', [at('a', '2026-11-20', '20:00'), at('b', '2026-11-21', '09:00')], 'ab'],
  ['of one hour in the order they came', [at('b', '2026-11-20', '10:00'), at('a', '2026-11-20', '10:00')], 'ba'],
  ['spans are left alone', [at('b', '2026-11-20', null, true), at('a', '2026-11-20', '10:00')], 'ba'],
  ['none', [], ''],
])('%s', (_name, listings, order) => {
  expect(
    byHour(listings)
      .map(({ name }) => name)
      .join(''),
  ).toBe(order)
})
