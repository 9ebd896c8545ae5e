import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFeatures } from './read-features.ts'

const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
const closed = [...square, [0, 0]]
const collection = (...geometries: unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry, index) => ({ type: 'Feature', properties: { n: index }, geometry })),
  })
const read = (text: string) => {
  const report = readFeatures(text)
  return report.ok ? report.value : report
}

describe('polygons are read', () => {
  test.each([
    ['a polygon', { type: 'Polygon', coordinates: [closed] }, [[closed]]],
    ['an open ring, closed', { type: 'Polygon', coordinates: [square] }, [[closed]]],
    [
      'heights and repeated corners, dropped',
      { type: 'Polygon', coordinates: [[...square.map(([x, y]) => [x, y, 7]), [0, 1], [0, 0, 7]]] },
      [[closed]],
    ],
    ['several', { type: 'MultiPolygon', coordinates: [[closed], [closed, closed]] }, [[closed], [closed, closed]]],
    [
      'those of a collection',
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [0, 0] },
          { type: 'Polygon', coordinates: [closed] },
        ],
      },
      [[closed]],
    ],
  ])('%s', (_what, geometry, polygons) => {
    expect(read(collection(geometry))).toEqual({ features: [{ properties: { n: 0 }, polygons }], mistakes: [] })
  })
})

describe('what is none is told', () => {
  test.each([
    ['a point', { type: 'Point', coordinates: [0, 0] }, 'geojson.no-polygon'],
    ['nothing', null, 'geojson.no-polygon'],
    [
      'metres of a grid',
      {
        type: 'Polygon',
        coordinates: [
          [
            [440_000, 4_470_000],
            [1, 0],
            [1, 1],
          ],
        ],
      },
      'geojson.not-degrees',
    ],
    [
      'a line',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
      'geojson.ring-too-short',
    ],
    ['no numbers', { type: 'Polygon', coordinates: [[['a', 'b']]] }, 'geojson.not-degrees'],
  ])('%s', (_what, geometry, reason) => {
    expect(read(collection(geometry))).toEqual({ features: [], mistakes: [{ number: 1, reason }] })
  })

  test.each([
    ['{', 'geojson.not-json'],
    ['[]', 'geojson.not-a-collection'],
    ['{"type":"FeatureCollection"}', 'geojson.not-a-collection'],
    [`{"type":"FeatureCollection","features":[${'1,'.repeat(20_001)}1]}`, 'geojson.too-large'],
  ])('a file that is no collection', (text, refusal) => {
    expect(read(text)).toMatchObject({ ok: false, refusal })
  })

  test('whatever JSON comes, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (geometry) => {
        read(
          collection(
            geometry,
            { type: 'Polygon', coordinates: geometry },
            { type: 'MultiPolygon', coordinates: geometry },
          ),
        )
      }),
    )
  })
})
