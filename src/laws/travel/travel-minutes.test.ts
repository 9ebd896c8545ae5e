import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '#kernel/place.ts'
import { familyTravel, rideMinutes, travelMinutes } from './travel-minutes.ts'

const here = { lat: 52, lon: 7.6 }
const north = (degrees: number): Point => ({ lat: 52 + degrees, lon: 7.6 })
/** As cities begin: stops and changes included. */
const byBus = { waitMinutes: 8, metresAMinute: 250 }
const onFoot = { waitMinutes: 0, metresAMinute: 75 }
/** A class with its adults, 15 kilometres an hour, waiting included. */
const asAClass = { waitMinutes: 0, metresAMinute: 250 }

// One hundredth of a degree of latitude is 1,111.95 metres, and 1,445.5 of street.
test.each([
  ['nowhere to go', 0, { walkMinutes: 5, rideMinutes: 10 }],
  ['1.4 km of street', 0.01, { walkMinutes: 20, rideMinutes: 15 }],
  ['2.9 km, the last that is walked', 0.02, { walkMinutes: 40, rideMinutes: 20 }],
  ['3.0 km, no walk with a child', 0.021, { walkMinutes: null, rideMinutes: 25 }],
  ['14 km', 0.1, { walkMinutes: null, rideMinutes: 70 }],
  ['58 km, the last that says anything', 0.4, { walkMinutes: null, rideMinutes: 240 }],
] as const)('a family’s way: %s', (_what, degrees, expected) => {
  expect(familyTravel(here, north(degrees), byBus)).toMatchObject(expected)
})

test('a way too far is not told to a family, and still held against what a place may ask', () => {
  expect(familyTravel(here, north(0.42), byBus)).toBeNull()
  expect(rideMinutes(here, north(0.42), byBus)).toBe(255)
})

test('a class’s way is reckoned to the minute, where both ends are known', () => {
  expect(travelMinutes(here, null, asAClass)).toBeNull()
  expect(travelMinutes(null, here, asAClass)).toBeNull()
  expect(travelMinutes(here, here, asAClass)).toBe(0)
  expect(travelMinutes(here, north(0.1), asAClass)).toBeCloseTo(57.82, 2)
})

const point = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})
const travelling = fc.record({
  waitMinutes: fc.integer({ min: 0, max: 60 }),
  metresAMinute: fc.integer({ min: 20, max: 2_000 }),
})

test('the way there is the way back, and nobody is there before they set out', () => {
  fc.assert(
    fc.property(point, point, travelling, (from, to, by) => {
      const minutes = travelMinutes(from, to, by)!
      expect(minutes).toBeGreaterThanOrEqual(by.waitMinutes)
      expect(travelMinutes(to, from, by)).toBe(minutes)
      expect(familyTravel(to, from, by)).toEqual(familyTravel(from, to, by))
    }),
  )
})

test('farther along one road never takes less, by any means', () => {
  const degrees = fc.double({ min: 0, max: 0.5, noNaN: true })
  fc.assert(
    fc.property(degrees, degrees, travelling, (one, other, by) => {
      const near = north(Math.min(one, other))
      const far = north(Math.max(one, other))
      for (const means of [by, onFoot, byBus])
        expect(travelMinutes(here, far, means)!).toBeGreaterThanOrEqual(travelMinutes(here, near, means)!)
      const [short, long] = [familyTravel(here, near, by), familyTravel(here, far, by)]
      if (!long) return
      expect(long.rideMinutes).toBeGreaterThanOrEqual(short!.rideMinutes)
      // Too far to walk stays too far to walk.
      expect(long.walkMinutes ?? Infinity).toBeGreaterThanOrEqual(short!.walkMinutes ?? Infinity)
    }),
  )
})

test('what is said is in fives, five at least, and never shorter than what is reckoned', () => {
  fc.assert(
    fc.property(point, point, travelling, (from, to, by) => {
      const said = rideMinutes(from, to, by)
      const reckoned = travelMinutes(from, to, by)!
      expect(said % 5).toBe(0)
      expect(said).toBeGreaterThanOrEqual(Math.max(5, reckoned))
      expect(said - reckoned).toBeLessThanOrEqual(5)
    }),
  )
})
