import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { containment, jaccard, sharedTrigrams, trigramsOf } from './trigrams.ts'

test('a word is padded with two blanks before and one after', () => {
  expect(trigramsOf('cat')).toHaveLength(4) // "  c", " ca", "cat", "at "
  expect(trigramsOf('')).toHaveLength(0)
})

test('the order of words does not count, what is shared does', () => {
  expect(jaccard(trigramsOf('Taller de robótica'), trigramsOf('ROBOTICA: taller de'))).toBe(1)
  expect(containment(trigramsOf('robot rally'), trigramsOf('The great Robot Rally of 2024'))).toBe(1)
  expect(jaccard(trigramsOf('yoga'), trigramsOf('chess'))).toBe(0)
})

test('shared is symmetric and agrees with sets', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (one, other) => {
      const a = trigramsOf(one)
      const b = trigramsOf(other)
      const inB = new Set(b)
      const bySets = [...a].filter((trigram) => inB.has(trigram)).length
      expect(sharedTrigrams(a, b)).toBe(bySets)
      expect(sharedTrigrams(b, a)).toBe(bySets)
    }),
  )
})
