import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readFeatures } from './read-features.ts'

const read = (file: string) => {
  const read = readFeatures(gunzipSync(readFileSync(`demo/feeds/${file}`)).toString('utf8'))
  return read.ok ? read.value : read.refusal
}
const collection = (...geometries: unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: geometries.map((geometry) => ({ type: 'Feature', geometry })) })

test.each([
  ['chicago/community-areas.geojson.gz', 77],
  ['madrid/neighbourhoods.geojson.gz', 131],
  ['barcelona/barris.geojson.gz', 73],
])('%s has %i areas and nothing else', (file, features) => {
  expect(read(file)).toMatchObject({ features: { length: features }, leftOut: 0 })
})

test('an open ring is closed and heights are dropped', () => {
  const open = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0, 5],
        [1, 0, 5],
        [1, 1, 5],
      ],
    ],
  }
  expect(readFeatures(collection(open))).toMatchObject({
    value: {
      features: [
        {
          polygons: [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          ],
        },
      ],
    },
  })
})

test.each([
  ['a point', { type: 'Point', coordinates: [1, 1] }],
  ['nothing', null],
  [
    'metres for degrees',
    {
      type: 'Polygon',
      coordinates: [
        [
          [430000, 4580000],
          [430001, 4580000],
          [430000, 4580001],
        ],
      ],
    },
  ],
  [
    'a line for a ring',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    },
  ],
  [
    'words for numbers',
    {
      type: 'Polygon',
      coordinates: [
        [
          ['0', '0'],
          ['1', '0'],
          ['1', '1'],
        ],
      ],
    },
  ],
])('%s is left out and counted', (_what, geometry) => {
  expect(readFeatures(collection(geometry))).toMatchObject({ value: { features: [], leftOut: 1 } })
})

test.each([
  ['{', 'geojson.not-json'],
  ['[]', 'geojson.not-a-feature-collection'],
  ['null', 'geojson.not-a-feature-collection'],
  ['{"type":"Feature"}', 'geojson.not-a-feature-collection'],
])('%s is refused: %s', (text, refusal) => {
  expect(readFeatures(text)).toMatchObject({ ok: false, refusal })
})
