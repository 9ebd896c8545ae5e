import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Smallest } from './smallest.ts'

test('its bound is the greatest of the smallest so many, and infinite while there are fewer', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: 1, max: 8 }), (numbers, most) => {
      const smallest = new Smallest(most)
      for (const number of numbers) smallest.offer(number)
      expect(smallest.bound).toBe([...numbers].sort((a, b) => a - b)[most - 1] ?? Number.POSITIVE_INFINITY)
    }),
  )
})
