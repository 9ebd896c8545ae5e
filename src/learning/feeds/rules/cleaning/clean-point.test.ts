import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanPoint, type Extent } from './clean-point.ts'

const chicago: Extent = { south: 41.64, west: -87.94, north: 42.02, east: -87.52 }

test.each([
  ['inside', { lat: 41.88, lon: -87.63 }, { point: { lat: 41.88, lon: -87.63 }, swapped: false }],
  ['a suburb', { lat: 42.13, lon: -87.75 }, { point: { lat: 42.13, lon: -87.75 }, swapped: false }],
  ['swapped', { lat: -87.63, lon: 41.88 }, { point: { lat: 41.88, lon: -87.63 }, swapped: true }],
])('a point %s is kept near the ecosystem', (_what, point, expected) => {
  expect(cleanPoint(point, chicago)).toEqual({ ok: true, value: expected })
})

test.each([
  ['the Gulf of Guinea', { lat: 0.1, lon: 0.1 }],
  ['the far shore of the lake', { lat: 43.2, lon: -86.3 }],
  ['Madrid', { lat: 40.4, lon: -3.7 }],
])('a point in %s refuses the row', (_where, point) => {
  expect(cleanPoint(point, chicago)).toMatchObject({ ok: false, refusal: 'point-far-away' })
})

test('where no areas are known, any place on earth is taken as written', () => {
  expect(cleanPoint({ lat: 51.97, lon: 7.63 }, null)).toMatchObject({ ok: true, value: { swapped: false } })
})

test('cleaning a point twice changes nothing more', () => {
  const degrees = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -90, max: 90, noNaN: true }),
  })
  fc.assert(
    fc.property(degrees, (point) => {
      const once = cleanPoint(point, chicago)
      if (once.ok)
        expect(cleanPoint(once.value.point, chicago)).toEqual({ ok: true, value: { ...once.value, swapped: false } })
    }),
  )
})
