import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scores as names, type Scores } from '../words.ts'
import { releaseScores } from './release-scores.ts'

const score = fc.integer({ min: 1, max: 5 })
const answer: fc.Arbitrary<Scores> = fc.record({ relationship: score, relevance: score, excitement: score })
const smallest = 10

test('P26 fewer than ten answers are no number, of none and of nine alike', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: smallest - 1 }), (few) => {
      expect(releaseScores(few, smallest)).toBeNull()
    }),
  )
})

test('P26 P27 a count is ten or more in steps of five, and what comes within a step changes nothing that is shown', () => {
  fc.assert(
    fc.property(
      fc.array(answer, { minLength: smallest, maxLength: 40 }),
      fc.array(answer, { maxLength: 4 }),
      (given, more) => {
        const whole = given.slice(0, given.length - (given.length % 5))
        const released = releaseScores(whole, smallest)
        expect(released?.count).toBe(whole.length)
        expect(releaseScores([...whole, ...more], smallest)).toEqual(released)
      },
    ),
  )
})

test('P26 a place that asks for more than ten gets no less than it asked for', () => {
  const all = Array.from({ length: 29 }, (): Scores => ({ relationship: 2, relevance: 3, excitement: 4 }))
  expect(releaseScores(all, 26)).toBeNull()
  expect(releaseScores([...all, all[0]!], 26)?.count).toBe(30)
})

test('P28 that all have said the same is not told: every mean that is shown may also come of answers that differ', () => {
  const same = (value: number): Scores => ({ relationship: value, relevance: value, excitement: value })
  for (let value = 1; value <= 5; value += 1) {
    const all = Array.from({ length: smallest }, () => same(value))
    const mixed = all.map((one, index) => (index === 0 ? same(value === 5 ? 4 : value + 1) : one))
    const means = releaseScores(all, smallest)!.means
    expect(releaseScores(mixed, smallest)!.means).toEqual(means)
    for (const name of names) expect(means[name] > 1 && means[name] < 5).toBe(true)
  }
})
