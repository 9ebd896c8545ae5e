import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { AgeSaid } from '../words.ts'
import { birthThatCounts } from './birth-that-counts.ts'

const said = (as: AgeSaid['as'], year: number, month = 1, by = 'x'): AgeSaid => ({ as, by: by as Id, year, month })

test.each([
  ['nobody said anything', [], null],
  ['the child alone', [said('self', 2014)], 2014],
  ['the child, older the second time', [said('self', 2014), said('self', 2001)], 2014],
  ['the child, younger the second time', [said('self', 2014), said('self', 2016)], 2016],
  ['a desk beside the child', [said('self', 2001), said('desk', 2015)], 2015],
  ['a child who contradicts the desk', [said('desk', 2015), said('self', 2001), said('self', 2017)], 2015],
  ['a desk that puts its slip right', [said('desk', 2017), said('desk', 2012)], 2012],
  ['two guardians: the lower age', [said('guardian', 2012, 1, 'a'), said('guardian', 2014, 1, 'b')], 2014],
  ['a guardian who says older than the desk', [said('desk', 2015), said('guardian', 2009)], 2015],
])('P1 %s', (_who, words, year) => {
  expect(birthThatCounts(words)?.year ?? null).toBe(year)
})

const word = fc.record({
  as: fc.constantFrom('self' as const, 'guardian' as const, 'desk' as const),
  by: fc.constantFrom('a', 'b').map((by) => by as Id),
  year: fc.integer({ min: 1990, max: 2026 }),
  month: fc.integer({ min: 1, max: 12 }),
})
const number = (birth: { year: number; month: number } | null) => (birth ? birth.year * 12 + birth.month : Infinity)

test('whatever a child types, it never becomes older than it was', () => {
  const own = word.map((one) => ({ ...one, as: 'self' as const }))
  fc.assert(
    fc.property(fc.array(word), own, (before, more) => {
      fc.pre(before.length > 0)
      expect(number(birthThatCounts([...before, more]))).toBeGreaterThanOrEqual(number(birthThatCounts(before)))
    }),
  )
})
