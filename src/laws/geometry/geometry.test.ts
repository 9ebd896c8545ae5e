import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexAreas, type Polygons } from './area-index.ts'
import { centreOf } from './centre.ts'
import { frameOf, outlineOf, simplify } from './outline.ts'

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const withHole: Polygons = [[square(0, 0, 4), square(1, 1, 2)]]
const island: Polygons = [[square(1.5, 1.5, 1)], [square(10, 0, 1)]]
const index = indexAreas([
  { key: 'ring', polygons: withHole },
  { key: 'island', polygons: island },
])

test.each([
  [0.5, 0.5, 'ring'],
  [1.25, 1.25, null],
  [2, 2, 'island'],
  [0.5, 10.5, 'island'],
  [5, 5, null],
  [2, 0.5, 'ring'],
  [-0.1, 2, null],
])('the point %f, %f lies in %s', (lat, lon, key) => {
  expect(index.areaAt({ lat, lon })).toBe(key)
})

test('a point on a shared border lies in exactly one of both areas', () => {
  const left = indexAreas([{ key: 1, polygons: [[square(0, 0, 1)]] }])
  const right = indexAreas([{ key: 1, polygons: [[square(1, 0, 1)]] }])
  for (const lat of [0, 0.25, 0.5, 0.999]) {
    const point = { lat, lon: 1 }
    expect([left.areaAt(point), right.areaAt(point)].filter((found) => found !== null)).toHaveLength(1)
  }
})

/** The slow way: winding by angles, no index. */
function isWithinSlowly(polygons: Polygons, lat: number, lon: number): boolean {
  let crossings = 0
  for (const ring of polygons.flat()) {
    for (let at = 1; at < ring.length; at += 1) {
      const [ax, ay] = ring[at - 1]!
      const [bx, by] = ring[at]!
      const upward = ay <= lat && by > lat
      const downward = ay > lat && by <= lat
      if (!upward && !downward) continue
      const side = (bx - ax) * (lat - ay) - (lon - ax) * (by - ay)
      if (upward ? side > 0 : side < 0) crossings += 1
    }
  }
  return crossings % 2 === 1
}

const whole = fc.integer({ min: -30, max: 30 })
const corner = fc.tuple(whole, whole)
// Off every line through two corners by more than rounding, so that both ways must agree.
const point = fc.tuple(whole, whole).map(([lon, lat]) => [lon + Math.SQRT1_2 / 2, lat + Math.E / 9] as const)
const ring = fc
  .array(corner, { minLength: 3, maxLength: 60 })
  .map((corners): [number, number][] => [...corners, corners[0]!])

test('the index agrees with plain ray casting on any ring, crossed or not', () => {
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), fc.array(point, { minLength: 20 }), (rings, points) => {
      const polygons: Polygons = [rings]
      const fast = indexAreas([{ key: true, polygons }])
      for (const [lon, lat] of points) {
        expect(fast.areaAt({ lat, lon }) === true).toBe(isWithinSlowly(polygons, lat, lon))
      }
    }),
  )
})

test('the centre of a square is its middle, even far from zero', () => {
  const centre = centreOf([[square(-87.7, 41.8, 0.001)]])
  expect(centre.lat).toBeCloseTo(41.8005, 9)
  expect(centre.lon).toBeCloseTo(-87.6995, 9)
})

test('simplifying keeps the ends and every corner that matters', () => {
  expect(
    simplify(
      [
        [0, 0],
        [5, 0.1],
        [10, 0],
        [10, 10],
      ],
      0.5,
    ),
  ).toEqual([
    [0, 0],
    [10, 0],
    [10, 10],
  ])
})

test('an outline keeps its corners and loses what no picture would show', () => {
  const frame = frameOf([[[square(10, 50, 1)]]])
  const notched: [number, number][] = [
    [10, 50],
    [10.5, 50.00001],
    [11, 50],
    [11, 51],
    [10, 51],
    [10, 50],
  ]
  const speck = square(10.5, 50.5, 0.0002)
  expect(outlineOf([[notched], [speck]], frame)).toEqual([[square(10, 50, 1)]])
  expect(outlineOf([[speck]], frame)).toEqual([[speck]])
})
