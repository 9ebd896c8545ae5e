import { effectiveNumber } from '#laws/statistics/effective-number.ts'
import type { AgesCounted, Counted, FreshnessCounted, Providers } from '../words.ts'

/** Ages a city plans by; a listing counts in every band it welcomes. */
const ageGroups = [
  ['0-5', 0, 5],
  ['6-9', 6, 9],
  ['10-12', 10, 12],
  ['13-15', 13, 15],
  ['16-17', 16, 17],
  ['18-24', 18, 24],
  ['25-up', 25, 200],
] as const

/** By age: a listing counts in each band it overlaps; without any stated age it counts under `not-stated` alone. */
export function byAge(ages: readonly AgesCounted[]): Counted[] {
  const isStated = ({ min, max }: AgesCounted): boolean => min !== null || max !== null
  const sum = (counted: readonly AgesCounted[]): number => counted.reduce((total, { listings }) => total + listings, 0)
  return [
    ...ageGroups.map(([key, from, to]) => ({
      key,
      count: sum(ages.filter((age) => isStated(age) && (age.min ?? 0) <= to && (age.max ?? 200) >= from)),
    })),
    { key: 'not-stated', count: sum(ages.filter((age) => !isStated(age))) },
  ]
}

/** Free, paid and not stated, in this order and each of them always. */
export const byPrice = (prices: readonly { readonly price: string; readonly listings: number }[]): Counted[] =>
  ['free', 'paid', 'unknown'].map((key) => ({ key, count: prices.find(({ price }) => price === key)?.listings ?? 0 }))

/** When did a person last look whether a listing is true? Saving and importing are not looking. */
export const byFreshness = (listings: number, { verified, verifiedLately }: FreshnessCounted): Counted[] => [
  { key: 'year', count: verifiedLately },
  { key: 'older', count: verified - verifiedLately },
  { key: 'never', count: listings - verified },
]

/** How many providers there are, and how many it feels like: 1/Σp² over their shares of the listings. */
export function providersOf(listings: readonly number[]): Providers {
  const total = listings.reduce((sum, count) => sum + count, 0)
  return {
    count: listings.length,
    effective: effectiveNumber(listings),
    largestShare: total === 0 ? null : Math.max(...listings) / total,
  }
}
