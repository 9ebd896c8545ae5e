import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { familiesSettings } from '../words.ts'
import { seasonKey, seasonToAsk } from './season.ts'

const { seasons } = familiesSettings.parse({})

test.each([
  ['in spring the school year that began last autumn', '2026-03-01', 'school-year 2025', '2026-05-31'],
  ['in its last two weeks the summer to come', '2026-05-20', 'summer 2026', '2026-08-31'],
  ['in the summer the summer', '2026-06-17', 'summer 2026', '2026-08-31'],
  ['at its end the school year', '2026-08-25', 'school-year 2026', '2027-05-31'],
] as const)('%s', (_what, today, key, until) => {
  const season = seasonToAsk(today as Day, seasons)
  expect([seasonKey(season), season.until]).toEqual([key, until])
})

test('a season that ends on 29 February ends on the 28th of other years', () => {
  const rules = [{ name: 'winter', from: '12-01', until: '02-29' }] as const
  expect(seasonToAsk('2026-12-10' as Day, rules).until).toBe('2027-02-28')
  expect(seasonToAsk('2027-12-10' as Day, rules).until).toBe('2028-02-29')
})
