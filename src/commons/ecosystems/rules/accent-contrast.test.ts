import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentContrast, contrastBetween, textContrast } from './accent-contrast.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
])('%s on %s has the contrast WCAG calculators give: %f', (one, other, ratio) => {
  expect(contrastBetween(one, other)).toBeCloseTo(ratio, 2)
})

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

test('contrast is the same both ways and never below one', () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      expect(contrastBetween(one, other)).toBe(contrastBetween(other, one))
      expect(contrastBetween(one, other)).toBeGreaterThanOrEqual(1)
    }),
  )
})

test.each([
  ['#ffd23f', false],
  ['#8a8a8a', false],
  ['#1f5f8b', true],
  ['#2f6b3a', true],
])('%s reads by day: %s', (accent, reads) => {
  expect(accentContrast(accent) >= textContrast).toBe(reads)
})
