import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addAll,
  addBit,
  addRange,
  copyBits,
  countBits,
  countCommon,
  emptyBits,
  fullBits,
  hasBit,
  keepCommon,
  listBits,
  removeAll,
  removeBit,
  removeFrom,
} from './bitset.ts'

const size = 100
const members = fc.uniqueArray(fc.nat(size - 1))
const bitsOf = (numbers: readonly number[]): Uint32Array => {
  const bits = emptyBits(size)
  for (const number of numbers) addBit(bits, number)
  return bits
}
const listed = (bits: Uint32Array): number[] => {
  const into = new Uint32Array(size)
  return [...into.subarray(0, listBits(bits, into))]
}
const inOrder = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b)

test('says what a Set would say', () => {
  fc.assert(
    fc.property(members, members, (a, b) => {
      const bits = bitsOf(a)
      expect(listed(bits)).toEqual(inOrder(a))
      expect(countBits(bits)).toBe(a.length)
      const common = bitsOf(a)
      keepCommon(common, bitsOf(b))
      expect(listed(common)).toEqual(inOrder(a.filter((each) => b.includes(each))))
      const both = bitsOf(a)
      addAll(both, bitsOf(b))
      expect(listed(both)).toEqual(inOrder(new Set([...a, ...b])))
      const rest = bitsOf(a)
      removeAll(rest, bitsOf(b))
      expect(listed(rest)).toEqual(inOrder(a.filter((each) => !b.includes(each))))
    }),
  )
})

test.each([0, 1, 31, 32, 33, 64, 100])('a full set of %i holds exactly that many', (count) => {
  expect(countBits(fullBits(count))).toBe(count)
})

test('a member leaves', () => {
  const bits = bitsOf([31, 32])
  removeBit(bits, 31)
  expect([hasBit(bits, 31), hasBit(bits, 32)]).toEqual([false, true])
})

test.each([
  [0, 0],
  [3, 9],
  [31, 33],
  [32, 64],
  [5, 100],
  [70, 71],
])('a range from %i up to %i is what adding one by one makes, and leaves as it came', (from, to) => {
  const bits = emptyBits(size)
  addRange(bits, from, to)
  const each = Array.from({ length: to - from }, (_, at) => from + at)
  expect(listed(bits)).toEqual(each)
  removeFrom(bits, from + 2)
  expect(listed(bits)).toEqual(each.slice(0, 2))
})

test('of words that do not matter nothing is read or written', () => {
  fc.assert(
    fc.property(members, members, (a, b) => {
      const words = [1, 2, 3, 4]
      const within = (number: number): boolean => [1, 3].includes(number >>> 5)
      const bits = bitsOf(a)
      keepCommon(bits, bitsOf(b), words)
      expect(listed(bits)).toEqual(inOrder(a.filter((each) => !within(each) || b.includes(each))))
      expect(countBits(bitsOf(a), words)).toBe(a.filter(within).length)
      expect(countCommon(bitsOf(a), bitsOf(b), words)).toBe(a.filter((each) => within(each) && b.includes(each)).length)
      const copy = emptyBits(size)
      copyBits(copy, bitsOf(a), words)
      expect(listed(copy)).toEqual(inOrder(a.filter(within)))
    }),
  )
})
