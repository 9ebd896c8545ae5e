import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOfNumber, dayNumber, type Day } from '#kernel/instant.ts'
import { ageBandOf, ageBandOf as bandOf, isMinor, yearsOf } from './age-band.ts'
import { ageBands } from '../words.ts'

describe('P1 a band from year and month, read so that nobody is taken for older', () => {
  test.each([
    ['unknown', null, '2026-11-22', 'under-13'],
    ['twelve', { year: 2013, month: 12 }, '2026-11-22', 'under-13'],
    ['thirteen this month, the day unknown', { year: 2013, month: 11 }, '2026-11-30', 'under-13'],
    ['thirteen since last month', { year: 2013, month: 10 }, '2026-11-01', '13-15'],
    ['sixteen', { year: 2010, month: 10 }, '2026-11-01', '16-17'],
    ['eighteen this month', { year: 2008, month: 11 }, '2026-11-22', '16-17'],
    ['eighteen', { year: 2008, month: 10 }, '2026-11-22', 'adult'],
    ['not born yet', { year: 2030, month: 1 }, '2026-11-22', 'under-13'],
  ] as const)('%s', (_who, birth, today, band) => expect(bandOf(birth, today as Day)).toBe(band))
})

test('years never go down, bands never go back', () => {
  const birth = fc.record({ year: fc.integer({ min: 1900, max: 2040 }), month: fc.integer({ min: 1, max: 12 }) })
  const first = dayNumber('2000-01-01' as Day)
  fc.assert(
    fc.property(birth, fc.nat(20_000), fc.nat(2000), (born, start, later) => {
      const [before, after] = [dayOfNumber(first + start), dayOfNumber(first + start + later)]
      expect(yearsOf(born, after)!).toBeGreaterThanOrEqual(yearsOf(born, before)!)
      expect(ageBands.indexOf(ageBandOf(born, after))).toBeGreaterThanOrEqual(ageBands.indexOf(ageBandOf(born, before)))
      expect(isMinor(born, before)).toBe(ageBandOf(born, before) !== 'adult')
    }),
  )
})
