import { expect, test } from 'vitest'
import { byAge, byFreshness, byPrice, providersOf } from './describe-catalogue.ts'

const counts = (counted: readonly { key: string; count: number }[]) =>
  Object.fromEntries(counted.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]))

test('listings by age: each counts in every band it welcomes, or under not stated', () => {
  expect(
    counts(
      byAge([
        { min: 6, max: 12, listings: 6 },
        { min: 16, max: null, listings: 3 },
        { min: null, max: 3, listings: 2 },
        { min: null, max: null, listings: 1 },
      ]),
    ),
  ).toEqual({ '0-5': 2, '6-9': 6, '10-12': 6, '16-17': 3, '18-24': 3, '25-up': 3, 'not-stated': 1 })
})

test('prices keep their order, and one nobody has is told as none', () => {
  expect(
    byPrice([
      { price: 'paid', listings: 6 },
      { price: 'free', listings: 3 },
    ]),
  ).toEqual([
    { key: 'free', count: 3 },
    { key: 'paid', count: 6 },
    { key: 'unknown', count: 0 },
  ])
})

test('freshness: every listing was looked at lately, longer ago, or never', () => {
  expect(counts(byFreshness(10, { verified: 4, verifiedLately: 1 }))).toEqual({ year: 1, older: 3, never: 6 })
})

test('providers: 7 and 3 of 10 listings are as many as 1.72 equal ones', () => {
  const providers = providersOf([7, 3])
  expect(providers).toMatchObject({ count: 2, largestShare: 0.7 })
  expect(providers.effective).toBeCloseTo(100 / 58, 5)
})

test('an empty catalogue has no providers and no shares', () => {
  expect(providersOf([])).toEqual({ count: 0, effective: null, largestShare: null })
})
