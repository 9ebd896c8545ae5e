import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { isOldEnough } from './ages.ts'
import { ageSteps, monthsTurning } from './age-steps.ts'

const ages = { consent: 16, majority: 18 }

test.each([
  ['a month before', '2026-12-31', []],
  ['the first day of the month', '2027-01-01', ['consent-comes']],
  ['its last day', '2027-01-31', ['consent-comes']],
  ['the month after', '2027-02-01', ['consent-came']],
  ['two months after', '2027-03-01', []],
  ['two years on', '2029-01-15', ['majority-comes']],
  ['and a month', '2029-02-15', ['majority-came']],
])('P8 born in January 2011, told on %s', (_when, today, steps) => {
  expect(ageSteps({ year: 2011, month: 1 }, ages, today as Day)).toEqual(steps)
})

test('a birthday in December comes of age in January', () => {
  expect(ageSteps({ year: 2010, month: 12 }, ages, '2027-01-03' as Day)).toEqual(['consent-came'])
})

test('whoever is told that an age came is of that age, and whoever is told anything is looked for', () => {
  const day = fc.tuple(
    fc.integer({ min: 2020, max: 2040 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  const birth = fc.record({ year: fc.integer({ min: 1998, max: 2026 }), month: fc.integer({ min: 1, max: 12 }) })
  fc.assert(
    fc.property(day, birth, ([year, month, date], born) => {
      const today = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
      for (const step of ageSteps(born, ages, today)) {
        const age = ages[step.startsWith('consent') ? 'consent' : 'majority']
        expect(isOldEnough(born, age, today)).toBe(step.endsWith('came'))
        expect(monthsTurning(ages, today)).toContainEqual(born)
      }
    }),
  )
})
