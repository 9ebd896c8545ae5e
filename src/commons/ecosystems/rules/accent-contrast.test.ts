import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentAtNight, contrastBetween, luminanceOf, night, paper, textContrast } from './accent-contrast.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
])('%s on %s has the contrast WCAG calculators give: %f', (one, other, ratio) => {
  expect(contrastBetween(one, other)).toBeCloseTo(ratio, 2)
})

test('no accent at all could be readable on both grounds, which is why night has its own', () => {
  expect(contrastBetween(paper, night)).toBeLessThan(textContrast * textContrast)
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

test('the night form of any accent is readable at night, and never darker than the accent', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const atNight = accentAtNight(accent)
      expect(contrastBetween(atNight, night)).toBeGreaterThanOrEqual(textContrast)
      expect(luminanceOf(atNight)).toBeGreaterThanOrEqual(luminanceOf(accent) - 1e-9)
    }),
  )
})
