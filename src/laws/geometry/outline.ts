import type { Polygons } from './area-index.ts'

/** The rectangle that a drawing shows, in degrees. */
export interface Frame {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

export function frameOf(areas: Iterable<Polygons>): Frame {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const polygons of areas) {
    for (const ring of polygons.flat()) {
      for (const [lon, lat] of ring) {
        west = Math.min(west, lon)
        east = Math.max(east, lon)
        south = Math.min(south, lat)
        north = Math.max(north, lat)
      }
    }
  }
  return { west, east, south, north }
}

/** Size of the drawing: `width` units wide, as high as the place is (a degree of longitude shrinks with latitude). */
export function drawingOf(
  frame: Frame,
  width: number,
): { width: number; height: number; x(lon: number): number; y(lat: number): number } {
  const shrink = Math.cos((((frame.north + frame.south) / 2) * Math.PI) / 180)
  const scale = width / ((frame.east - frame.west) * shrink)
  return {
    width,
    height: Math.round((frame.north - frame.south) * scale),
    x: (lon) => (lon - frame.west) * shrink * scale,
    y: (lat) => (frame.north - lat) * scale,
  }
}

type Corner = readonly [number, number]

/**
 * Douglas–Peucker: leaves out corners that lie closer than `tolerance` to the line they would be replaced by. Neighbours
 * that share corners keep nearly the same border, which is enough for a picture and never for a decision.
 */
export function simplify(line: readonly Corner[], tolerance: number): Corner[] {
  const kept = new Uint8Array(line.length)
  kept[0] = 1
  kept[line.length - 1] = 1
  // Own stack: an outline of 10,000 corners would be too deep for calls within calls.
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    let farthest = 0
    let at = -1
    for (let index = from + 1; index < to; index += 1) {
      const distance = distanceToSegment(line[index]!, line[from]!, line[to]!)
      if (distance > farthest) [farthest, at] = [distance, index]
    }
    if (at < 0 || farthest <= tolerance) continue
    kept[at] = 1
    open.push([from, at], [at, to])
  }
  return line.filter((_, index) => kept[index] === 1)
}

function distanceToSegment([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - (ax + along * dx), y - (ay + along * dy))
}

/** An area as an SVG path in the drawing, to a tenth of a unit; rings too small to see are left out. */
export function outlinePath(polygons: Polygons, drawing: ReturnType<typeof drawingOf>, tolerance = 0.6): string {
  const paths: string[] = []
  for (const ring of polygons.flat()) {
    const corners = simplify(
      ring.map(([lon, lat]): Corner => [drawing.x(lon), drawing.y(lat)]),
      tolerance,
    )
    if (corners.length < 4) continue
    const [first, ...rest] = corners.slice(0, -1).map(([x, y]) => `${round(x)} ${round(y)}`)
    paths.push(`M${first}L${rest.join(' ')}Z`)
  }
  return paths.join('')
}

const round = (value: number): number => Math.round(value * 10) / 10
