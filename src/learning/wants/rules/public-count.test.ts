import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayShowWho, publicCount } from './public-count.ts'

test.each([
  [0, { shown: 'none' }],
  [1, { shown: 'few' }],
  [9, { shown: 'few' }],
  [10, { shown: 'exactly', count: 10 }],
  [14, { shown: 'exactly', count: 14 }],
])('P26 %i people are shown as %o', (count, expected) => {
  expect(publicCount(count, 10)).toEqual(expected)
})

test('P26 no setting lowers the threshold under ten, and one may raise it', () => {
  expect(publicCount(9, 1)).toEqual({ shown: 'few' })
  expect(publicCount(14, 20)).toEqual({ shown: 'few' })
})

test('P26 P28 area and age are silent exactly while the number is', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 0, max: 30 }), (count, countsFrom) => {
      expect(mayShowWho(count, countsFrom)).toBe(count >= Math.max(10, countsFrom))
    }),
  )
})
