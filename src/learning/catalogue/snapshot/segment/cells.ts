import type { Point } from '#kernel/place.ts'
import type { Places } from './segment.ts'

const earthRadiusMetres = 6_371_008.8
const radians = Math.PI / 180
/** About a kilometre from south to north. */
const cellDegrees = 0.01
const cellsAround = 36_000
const noCell = Number.POSITIVE_INFINITY

const row = (lat: number): number => Math.floor((lat + 90) / cellDegrees)
const column = (lon: number): number => Math.floor((lon + 180) / cellDegrees)

/** Cells count from the south-west, row by row, so that the places of one row of cells stand together. */
export const cellOf = (point: Point | null): number =>
  point ? row(point.lat) * cellsAround + column(point.lon) : noCell

export interface Vector {
  readonly x: number
  readonly y: number
  readonly z: number
}

export function onSphere(point: Point): Vector {
  const lat = point.lat * radians
  const lon = point.lon * radians
  return { x: Math.cos(lat) * Math.cos(lon), y: Math.cos(lat) * Math.sin(lon), z: Math.sin(lat) }
}

/** The square of the straight line through the unit sphere that spans so many metres on the ground. */
export const chordOfMetres = (metres: number): number => {
  const half = Math.sin(Math.min(Math.PI / 2, metres / (2 * earthRadiusMetres)))
  return 4 * half * half
}

export const metresOfChord = (chord: number): number =>
  2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord) / 2))

/** Not a number for a place without a point. */
export function chordTo(places: Places, place: number, from: Vector): number {
  const x = places.x[place]! - from.x
  const y = places.y[place]! - from.y
  const z = places.z[place]! - from.z
  return x * x + y * y + z * z
}

/** Runs of places, as pairs of from and up-to, rising: exactly those within the distance. */
export function placesWithin(places: Places, centre: Point, metres: number, chord: number): number[] {
  const from = onSphere(centre)
  const runs: number[] = []
  for (const [start, end] of pairsOf(placesAround(places, centre, metres))) {
    let first = -1
    for (let place = start; place < end; place += 1) {
      const isWithin = chordTo(places, place, from) <= chord
      if (isWithin && first < 0) first = place
      else if (!isWithin && first >= 0) {
        runs.push(first, place)
        first = -1
      }
    }
    if (first >= 0) runs.push(first, end)
  }
  return runs
}

function* pairsOf(numbers: readonly number[]): Generator<readonly [number, number]> {
  for (let at = 0; at < numbers.length; at += 2) yield [numbers[at]!, numbers[at + 1]!]
}

/** Ranges of places that hold all within the distance and few more. */
function placesAround(places: Places, centre: Point, metres: number): number[] {
  const degrees = metres / earthRadiusMetres / radians
  const south = row(Math.max(-90, centre.lat - degrees))
  const north = row(Math.min(90, centre.lat + degrees))
  const widest = Math.min(90, Math.max(Math.abs(centre.lat - degrees), Math.abs(centre.lat + degrees)))
  const across = widest >= 89 ? 180 : (degrees / Math.cos(widest * radians)) * 1.01
  const ranges: number[] = []
  const west = column(centre.lon - across)
  const east = column(centre.lon + across)
  // Near a pole or the date line, or so wide that rows cost more than looking at all: all places with a point.
  if (across >= 90 || west < 0 || east >= cellsAround || north - south > places.size) {
    return [0, firstFrom(places.cell, noCell)]
  }
  for (let line = south; line <= north; line += 1) {
    const from = firstFrom(places.cell, line * cellsAround + west)
    const to = firstFrom(places.cell, line * cellsAround + east + 1)
    if (from < to) ranges.push(from, to)
  }
  return ranges
}

function firstFrom(cells: Float64Array, cell: number): number {
  let low = 0
  let high = cells.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cells[middle]! < cell) low = middle + 1
    else high = middle
  }
  return low
}
