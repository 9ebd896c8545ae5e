import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, WallTime } from '#kernel/instant.ts'
import { linkRecords } from './link-records.ts'
import { prepare } from './prepare.ts'
import { recordKey, type LinkRecord } from './record.ts'
import { scorePair } from './score.ts'

const rally: LinkRecord = {
  source: 'library',
  originalId: '1',
  title: 'Robot Rally for Young Engineers',
  venue: 'Thurgood Marshall Library',
  host: 'Chicago Public Library',
  point: { lat: 41.751, lon: -87.644 },
  startOn: '2024-06-22' as Day,
  startTime: '10:00' as WallTime,
  link: 'https://library.example/robot-rally',
}
const row = (changes: Partial<LinkRecord>): LinkRecord => ({ ...rally, ...changes })
const copy = row({ source: 'aggregator', originalId: 'a', host: null, link: null })

const groups = (
  records: readonly LinkRecord[],
  ...rest: [Parameters<typeof linkRecords>[1]?, Parameters<typeof linkRecords>[2]?]
) =>
  linkRecords(records, ...rest).clusters.map(({ members }) => members.map((index) => records[index]!.originalId).sort())
const sizes = (records: readonly LinkRecord[]): number[] => groups(records).map((members) => members.length)

describe('what is merged', () => {
  test('the same event told by two sources', () => {
    const { clusters, edges } = linkRecords([rally, copy])
    expect(clusters).toEqual([{ id: null, members: [0, 1] }])
    expect(edges).toHaveLength(1)
    expect(edges[0]).toMatchObject({ zone: 'merge', because: 'score' })
    expect(edges[0]!.score.parts).toEqual({ title: 1, venue: 1, distance: 1, start: 1, host: null, link: null })
  })

  test.each<[string, Partial<LinkRecord>]>([
    ['the host added to the title', { title: 'Chicago Public Library: Robot Rally for Young Engineers' }],
    ['a word dropped', { title: 'Robot Rally for Engineers' }],
    ['two typing errors', { title: 'Robto Rally for Yuong Engineers' }],
    ['words in another order', { title: 'For Young Engineers: Robot Rally' }],
    ['doors half an hour before', { startTime: '09:30' as WallTime }],
    ['no venue and a point 140 m away', { venue: null, point: { lat: 41.7522, lon: -87.6443 } }],
    ['no time', { startTime: null }],
  ])('%s', (_, changes) => {
    expect(sizes([rally, { ...copy, ...changes }])).toEqual([2])
  })

  test('what one source calls the same as another row, even on another day', () => {
    const moved = row({
      source: 'city',
      originalId: 'c',
      startOn: '2024-06-29' as Day,
      sameAs: [{ source: 'library', originalId: '1' }],
    })
    expect(sizes([rally, moved])).toEqual([2])
    expect(linkRecords([rally, moved]).edges[0]).toMatchObject({ because: 'source-says-so' })
  })
})

describe('what stays apart', () => {
  test.each<[string, Partial<LinkRecord>]>([
    ['another day: a session of a series', { startOn: '2024-06-29' as Day }],
    ['another title', { title: 'Watercolor for Beginners' }],
    ['another number in the title', { title: 'Robot Rally 2 for Young Engineers', venue: null, point: null }],
  ])('%s', (_, changes) => {
    const numbered = row({ title: changes.title?.includes('2') ? 'Robot Rally 1 for Young Engineers' : rally.title })
    expect(sizes([numbered, { ...copy, ...changes }])).toEqual([1, 1])
  })

  test('two rows of one source, however alike', () => {
    expect(sizes([rally, row({ originalId: '2' })])).toEqual([1, 1])
    const records = [rally, row({ originalId: '2', startTime: '12:00' as WallTime }), copy]
    expect(groups(records)).toEqual([['1', 'a'], ['2']])
  })
})

describe('what a person is asked', () => {
  test('which of two showings, when the time is not told', () => {
    const second = row({ originalId: '2', startTime: '12:00' as WallTime })
    const { edges } = linkRecords([rally, second, { ...copy, startTime: null }])
    expect(edges.map(({ zone, because }) => [zone, because])).toEqual([
      ['ask', 'close-rival'],
      ['ask', 'close-rival'],
    ])
  })

  test('whether an undated row is this one', () => {
    const { edges, clusters } = linkRecords([rally, { ...copy, startOn: null, startTime: null }])
    expect(edges[0]).toMatchObject({ zone: 'ask', because: 'day-unknown' })
    expect(clusters).toHaveLength(2)
  })
})

describe('what a person decided', () => {
  test('an undone merge stays undone', () => {
    expect(groups([rally, copy], [{ one: rally, other: copy, same: false }])).toEqual([['1'], ['a']])
  })

  test('and is not brought back through a third source', () => {
    const third = row({ source: 'city', originalId: 'c' })
    const { clusters } = linkRecords([rally, copy, third], [{ one: rally, other: copy, same: false }])
    const both = clusters.find(({ members }) => members.includes(0) && members.includes(1))
    expect(both).toBeUndefined()
  })

  test('rows called the same are one, whatever they say', () => {
    const other = row({ source: 'city', originalId: 'c', title: 'Robots!', startOn: '2024-06-23' as Day })
    expect(sizes([rally, other])).toEqual([1, 1])
    expect(groups([rally, other], [{ one: rally, other, same: true }])).toEqual([['1', 'c']])
  })
})

test('a cluster keeps its oldest id, and a row without one joins it', () => {
  const third = row({ source: 'city', originalId: 'c' })
  const ids = new Map([
    [recordKey(copy), '0190-b'],
    [recordKey(third), '0190-a'],
  ])
  expect(linkRecords([rally, copy, third], [], ids).clusters).toEqual([{ id: '0190-a', members: [0, 1, 2] }])
  expect(linkRecords([rally], [], ids).clusters).toEqual([{ id: null, members: [0] }])
})

const anyRecord: fc.Arbitrary<LinkRecord> = fc.record({
  source: fc.constantFrom('one', 'two', 'three'),
  originalId: fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 4 }),
  title: fc
    .array(fc.constantFrom('robot', 'rally', 'yoga', 'level', '1', '2', 'kids', 'park'), { maxLength: 4 })
    .map((words) => words.join(' ')),
  venue: fc.constantFrom(null, 'Kelly Park', 'Main Library'),
  host: fc.constantFrom(null, 'Park District', 'Library'),
  point: fc.constantFrom(null, { lat: 41.75, lon: -87.64 }, { lat: 41.752, lon: -87.641 }, { lat: 41.9, lon: -87.7 }),
  startOn: fc.constantFrom(null, '2024-06-22' as Day, '2024-06-23' as Day),
  startTime: fc.constantFrom(null, '10:00' as WallTime, '10:30' as WallTime, '18:00' as WallTime),
  link: fc.constantFrom(null, 'https://a.example/1', 'https://a.example/2', 'http://www.b.example/1/'),
})
const anyFeed = fc.uniqueArray(anyRecord, { selector: recordKey, maxLength: 12 })

/** What was found, in names instead of row numbers. */
function byName(records: readonly LinkRecord[]) {
  const { clusters, edges } = linkRecords(records)
  const key = (index: number): string => recordKey(records[index]!)
  return {
    clusters: clusters.map(({ members }) => members.map(key).sort().join(' ')).sort(),
    edges: edges
      .map(({ one, other, zone, because }) => [key(one), key(other)].sort().join(' ') + zone + because)
      .sort(),
  }
}

describe('properties', () => {
  test('the score is symmetric, between 0 and 1, and 1 for the same words', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (one, other) => {
        const [a, b] = [prepare(one), prepare(other)]
        const score = scorePair(a, b)
        expect(scorePair(b, a)).toEqual(score)
        expect(score.total).toBeGreaterThanOrEqual(0)
        expect(score.total).toBeLessThanOrEqual(1)
        expect(scorePair(a, prepare({ ...one, source: 'copy' })).total).toBe(1)
      }),
    )
  })

  test('the order of rows changes nothing', () => {
    const both = anyFeed.chain((feed) =>
      fc.tuple(fc.constant(feed), fc.shuffledSubarray(feed, { minLength: feed.length })),
    )
    fc.assert(
      fc.property(both, ([feed, shuffled]) => {
        expect(byName(shuffled)).toEqual(byName(feed))
      }),
      { numRuns: 300 },
    )
  })

  test('no cluster holds two rows of one source or two days, and every row is in one cluster', () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const { clusters } = linkRecords(feed)
        expect(clusters.flatMap(({ members }) => members).sort((one, other) => one - other)).toEqual([...feed.keys()])
        for (const { members } of clusters) {
          const sources = members.map((index) => feed[index]!.source)
          const days = new Set(members.flatMap((index) => feed[index]!.startOn ?? []))
          expect(new Set(sources).size).toBe(sources.length)
          expect(days.size).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
