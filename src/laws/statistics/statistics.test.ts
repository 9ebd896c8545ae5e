import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectiveNumber } from './effective-number.ts'
import { ranksOf, spearman } from './spearman.ts'

test('equal values share the mean of their ranks', () => {
  expect(ranksOf([10, 30, 20, 20])).toEqual([1, 4, 2.5, 2.5])
})

test.each([
  [[], null],
  [
    [
      [1, 1],
      [2, 2],
    ],
    null,
  ],
  [
    [
      [1, 5],
      [2, 5],
      [3, 5],
    ],
    null,
  ],
  [
    [
      [1, 10],
      [2, 20],
      [3, 99],
    ],
    1,
  ],
  [
    [
      [1, 9],
      [2, 5],
      [3, 1],
    ],
    -1,
  ],
  // A textbook case with a tie: ranks 1 2.5 2.5 4 against 1 3 2 4.
  [
    [
      [1, 1],
      [2, 3],
      [2, 2],
      [4, 4],
    ],
    0.9487,
  ],
] as [[number, number][], number | null][])('the correlation of %j is %f', (pairs, expected) => {
  if (expected === null) expect(spearman(pairs)).toBeNull()
  else expect(spearman(pairs)).toBeCloseTo(expected, 4)
})

const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
  maxLength: 40,
})

test('it stays between −1 and 1, is the same both ways round, and forgets order and scale', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const value = spearman(given)
      if (value === null) return
      expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12)
      expect(spearman(given.map(([a, b]) => [b, a]))).toBeCloseTo(value, 10)
      expect(spearman([...given].reverse())).toBeCloseTo(value, 10)
      expect(spearman(given.map(([a, b]) => [a * 3 + 7, b ** 3]))).toBeCloseTo(value, 10)
    }),
  )
})

test.each([
  [[], null],
  [[0, 0], null],
  [[5], 1],
  [[4, 4, 4, 4], 4],
  [[97, 1, 1, 1], 1.0625],
])('%j providers count as %f', (counts, expected) => {
  if (expected === null) expect(effectiveNumber(counts)).toBeNull()
  else expect(effectiveNumber(counts)).toBeCloseTo(expected, 4)
})

test('the effective number lies between one and the number of providers', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }), (counts) => {
      const number = effectiveNumber(counts)!
      expect(number).toBeGreaterThanOrEqual(1 - 1e-9)
      expect(number).toBeLessThanOrEqual(counts.length + 1e-9)
    }),
  )
})
