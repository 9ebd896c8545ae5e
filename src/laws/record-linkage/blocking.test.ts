import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { metresBetween } from '#kernel/place.ts'
import { candidatePairs } from './blocking.ts'
import { prepare } from './prepare.ts'
import type { LinkRecord } from './record.ts'

const anyRecord: fc.Arbitrary<LinkRecord> = fc.record({
  source: fc.constantFrom('one', 'two'),
  originalId: fc.uuid(),
  title: fc.constantFrom('Robot rally', 'Yoga', 'Chess club', 'Open gym', 'Story time'),
  venue: fc.constant(null),
  host: fc.constant(null),
  point: fc.option(
    fc.record({
      lat: fc.double({ min: 41.75, max: 41.76, noNaN: true }),
      lon: fc.double({ min: -87.65, max: -87.64, noNaN: true }),
    }),
  ),
  startOn: fc.option(fc.constantFrom('2024-06-22' as Day, '2024-06-23' as Day)),
  startTime: fc.constant(null),
  link: fc.constant(null),
})

test('compares every two rows of two sources on one day that are within 300 m or have the same title, and none of one source', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 14 }), (records) => {
      const pairs = candidatePairs(records.map(prepare))
      records.forEach((a, one) => {
        records.slice(one + 1).forEach((b, offset) => {
          const compared = pairs.has(one * records.length + one + 1 + offset)
          if (a.source === b.source || (a.startOn && b.startOn && a.startOn !== b.startOn)) expect(compared).toBe(false)
          else if (a.title === b.title) expect(compared).toBe(true)
          else if (a.startOn && b.startOn && a.point && b.point && metresBetween(a.point, b.point) < 299) {
            expect(compared).toBe(true)
          }
        })
      })
    }),
    { numRuns: 300 },
  )
})
