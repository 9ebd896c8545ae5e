import type { Polygons } from './area-index.ts'

/** The rectangle that a picture shows, in degrees. */
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

/** A picture of this many steps across shows no finer corner. */
const stepsAcross = 900

/**
 * An area's boundary with as few corners as a picture of the whole frame needs, still in degrees (five decimals).
 * Rings too small to see are left out, unless nothing else is left.
 */
export function outlineOf(polygons: Polygons, frame: Frame): Polygons {
  const squeeze = Math.cos((((frame.north + frame.south) / 2) * Math.PI) / 180)
  const tolerance = Math.max((frame.east - frame.west) * squeeze, frame.north - frame.south) / stepsAcross
  const outline = polygons
    .map((polygon) =>
      polygon
        .map((ring) => {
          const corners = simplify(
            ring.map(([lon, lat]): Corner => [lon * squeeze, lat]),
            tolerance,
          )
          return corners.map(([x, lat]): Corner => [round(x / squeeze), round(lat)])
        })
        .filter((ring) => ring.length >= 4),
    )
    .filter((polygon) => polygon.length > 0)
  return outline.length > 0 ? outline : polygons
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
