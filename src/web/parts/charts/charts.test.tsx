import * as fc from 'fast-check'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { draw } from '../../layout/draw.ts'
import { loadTexts } from '../../say/texts.ts'
import { makeVoices } from '../../say/voices.ts'
import { AreaMap } from './area-map.tsx'
import { Bars, Columns } from './bars.tsx'
import { projectionFor } from './map-projection.ts'
import { Scatter } from './scatter.tsx'

const voices = makeVoices(loadTexts({ root: new URL('../../../..', import.meta.url).pathname }))
const drawn = (part: ReactNode, language = 'en'): string => draw(part, voices.voice(language))

const square = (west: number, south: number, size = 0.1) => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ] as [number, number][],
  ],
]

describe('a city on paper', () => {
  test('has north up and keeps its shape: a square of ground is a square', () => {
    const plane = projectionFor([square(10, 60, 0.1)])
    const [west, south] = plane.project({ lon: 10, lat: 60 })
    const [east, north] = plane.project({ lon: 10.1, lat: 60.1 })
    expect(north).toBeLessThan(south)
    // At 60° a degree of longitude is half a degree of latitude.
    expect((south - north) / (east - west)).toBeCloseTo(2, 1)
  })
  test('fits the paper wherever the city lies, even one with a single point', () => {
    const place = fc.record({
      lon: fc.double({ min: -179, max: 179, noNaN: true }),
      lat: fc.double({ min: -80, max: 80, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 5 }), (points) => {
        const plane = projectionFor([], points)
        for (const point of points) {
          const [x, y] = plane.project(point)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(plane.width + 1)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(plane.height + 1)
        }
      }),
    )
    expect(projectionFor([]).path([])).toBe('')
  })
})

test('a shaded map says its key in figures, and names what has none', () => {
  const areas = [1, 2, 3, 4, 5, null].map((value, position) => ({
    key: String(position),
    name: `Area ${position}`,
    outline: square(position / 10, 0),
    value,
  }))
  const html = drawn(<AreaMap areas={areas} label="Offers" />)
  expect(html).toContain('<title>Area 0: 1</title>')
  expect(html).toContain('no figures')
  expect(html.match(/class="area shade-\d"/g)!.length).toBe(5 + 5)
  expect(drawn(<AreaMap areas={[]} label="Nothing" />)).not.toContain('NaN')
})

test('a map of places keeps its links out of the tab order, for the list goes there too', () => {
  const places = [{ key: 'p', name: 'Library', point: { lat: 0.05, lon: 0.05 }, href: '/p', count: 9 }]
  const html = drawn(<AreaMap areas={[{ key: 'a', name: 'A', outline: square(0, 0) }]} places={places} label="Map" />)
  expect(html).toContain('<a href="/p" tabindex="-1">')
  expect(html).toContain('r="6.0"')
  expect(html).not.toContain('map-key')
})

test('bars carry their figures as text, written as the reader writes them', () => {
  const html = drawn(
    <Bars
      bars={[
        { key: 'a', label: 'A', value: 12376 },
        { key: 'b', label: 'B', value: 0 },
      ]}
    />,
    'de',
  )
  expect(html).toContain('12.376')
  expect(html).toContain('width="100%"')
  expect(html).toContain('width="0%"')
})

test('columns stand from the right where reading begins there', () => {
  const columns = [1, 2].map((value) => ({ key: String(value), label: `n${value}`, value }))
  const placeOfFirst = (language: string): number =>
    Number(/x="([\d.]+)%" y="[\d.]+">n1</.exec(drawn(<Columns columns={columns} label="x" />, language))![1])
  expect(placeOfFirst('en')).toBeLessThan(placeOfFirst('ar'))
})

test('a scatter of nothing, or of zeros, is still a drawing', () => {
  for (const dots of [[], [{ key: 'a', name: 'A', x: 0, y: 0, named: true }]]) {
    expect(drawn(<Scatter dots={dots} across="x" up="y" label="z" />)).not.toMatch(/NaN|Infinity/)
  }
})
