import { expect, test } from 'vitest'
import { metresBetween } from '#kernel/place.ts'
import { madridAgenda } from './madrid-agenda.ts'
import { noisyFeed } from './noisy-feed.ts'

const clean = madridAgenda()

test('the agenda is read whole', () => {
  expect(clean).toHaveLength(1_001)
  expect(clean.filter((record) => record.point !== null)).toHaveLength(906)
})

test('a seed gives the same feed again, another seed another', () => {
  expect(noisyFeed(clean, 1)).toEqual(noisyFeed(clean, 1))
  expect(noisyFeed(clean, 1).rows[0]).not.toEqual(noisyFeed(clean, 2).rows[0])
})

test.each([1, 2, 3, 4, 5, 6])('seed %i spoils as much as the rules say', (seed) => {
  const { rows, truth } = noisyFeed(clean, seed)
  const byId = new Map(clean.map((record) => [record.originalId, record]))
  const pairs = rows.map((row) => [row, byId.get(truth.get(row.originalId)!)!] as const)
  const share = (counted: (pair: (typeof pairs)[number]) => boolean, of: typeof pairs = pairs): number =>
    of.filter(counted).length / of.length

  expect(rows.length / clean.length).toBeCloseTo(0.7, 1)
  expect(share(([noisy, original]) => noisy.title === original.title)).toBeCloseTo(0.2, 1)
  const timed = pairs.filter(([, original]) => original.startTime !== null)
  expect(share(([noisy, original]) => noisy.startTime !== original.startTime, timed)).toBeCloseTo(0.3, 1)
  const housed = pairs.filter(([, original]) => original.venue !== null)
  expect(share(([noisy]) => noisy.venue === null, housed)).toBeCloseTo(0.2, 1)
  expect(share(([noisy]) => noisy.point === null, housed)).toBeCloseTo(0.2, 1)
  for (const [noisy, original] of pairs) {
    expect(noisy.startOn).toBe(original.startOn)
    expect(noisy.link).toBeNull()
    if (noisy.point && original.point) expect(metresBetween(noisy.point, original.point)).toBeLessThanOrEqual(151)
  }
})
