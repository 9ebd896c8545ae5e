import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['robot', 'robot', 0],
  ['robot', 'robto', 1],
  ['robot', 'robt', 1],
  ['robotica', 'rbotcia', 2],
  ['yoga', 'chess', 3],
  ['', 'ab', 2],
  ['abc', 'abcdef', 3],
])('%s to %s takes %i', (one, other, expected) => {
  expect(editDistance(one, other)).toBe(expected)
})

/** The textbook's whole table, unbounded. */
function wholeTable(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) => [row, ...Array<number>(b.length).fill(0)])
  for (let column = 0; column <= b.length; column += 1) rows[0]![column] = column
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const changed = rows[row - 1]![column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      let cost = Math.min(rows[row - 1]![column]! + 1, rows[row]![column - 1]! + 1, changed)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, rows[row - 2]![column - 2]! + 1)
      }
      rows[row]![column] = cost
    }
  }
  return rows[a.length]![b.length]!
}

test('agrees with the whole table, cut at the bound', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
  fc.assert(
    fc.property(letters, letters, fc.constantFrom(1 as const, 2 as const), (one, other, atMost) => {
      expect(editDistance(one, other, atMost)).toBe(Math.min(wholeTable(one, other), atMost + 1))
    }),
    { numRuns: 2_000 },
  )
})
