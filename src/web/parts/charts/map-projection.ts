import type { Point } from '#kernel/place.ts'

/** Rings of [lon, lat], as in GeoJSON. */
export type Outline = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface Projection {
  readonly width: number
  readonly height: number
  readonly project: (point: Point) => readonly [number, number]
  readonly path: (outline: Outline) => string
}

const wide = 600
const edge = 8
const tallest = 800

/**
 * A city on paper: degrees made equally long at its middle latitude (true to 0.5 % over 100 km), north up,
 * scaled to 600 units across (less where it is a tall city), one decimal.
 */
export function projectionFor(outlines: readonly Outline[], points: readonly Point[] = []): Projection {
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  const take = (lon: number, lat: number): void => {
    bounds.west = Math.min(bounds.west, lon)
    bounds.east = Math.max(bounds.east, lon)
    bounds.south = Math.min(bounds.south, lat)
    bounds.north = Math.max(bounds.north, lat)
  }
  for (const outline of outlines)
    for (const polygon of outline) for (const [lon, lat] of polygon[0] ?? []) take(lon, lat)
  for (const { lon, lat } of points) take(lon, lat)
  if (!Number.isFinite(bounds.west)) take(0, 0)

  const squeeze = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  const across = Math.max((bounds.east - bounds.west) * squeeze, 0.005)
  const along = Math.max(bounds.north - bounds.south, 0.005)
  const scale = Math.min((wide - 2 * edge) / across, (tallest - 2 * edge) / along)
  const x = (lon: number): number => edge + (lon - bounds.west) * squeeze * scale
  const y = (lat: number): number => edge + (bounds.north - lat) * scale

  return {
    width: Math.round(across * scale + 2 * edge),
    height: Math.round(along * scale + 2 * edge),
    project: ({ lon, lat }) => [x(lon), y(lat)],
    path: (outline) => outline.flatMap((polygon) => polygon.map((ring) => ringPath(ring, x, y))).join(''),
  }
}

/** Corners nearer than one unit to the last drawn one are left out: they would share its pixel. */
function ringPath(
  ring: readonly (readonly [number, number])[],
  x: (lon: number) => number,
  y: (lat: number) => number,
): string {
  let path = ''
  let lastX = Infinity
  let lastY = Infinity
  for (const [lon, lat] of ring) {
    const here = x(lon)
    const there = y(lat)
    if (Math.abs(here - lastX) < 1 && Math.abs(there - lastY) < 1) continue
    path += `${path === '' ? 'M' : 'L'}${here.toFixed(1)} ${there.toFixed(1)}`
    lastX = here
    lastY = there
  }
  return path === '' ? '' : `${path}Z`
}
