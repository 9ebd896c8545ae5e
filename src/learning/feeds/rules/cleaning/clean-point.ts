import { isPoint, metresBetween, type Point } from '#kernel/place.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { RowRefusalReason } from '../../words.ts'

/** A rectangle around everything an ecosystem calls its own, in degrees. */
export interface Extent {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

/** How far outside its areas a place may lie and still be somewhere its people go. */
const reachMetres = 40_000

/** Metres from a point to the nearest edge of the rectangle; 0 inside. */
function metresOutside(point: Point, extent: Extent): number {
  const nearest: Point = {
    lat: Math.min(Math.max(point.lat, extent.south), extent.north),
    lon: Math.min(Math.max(point.lon, extent.west), extent.east),
  }
  return metresBetween(point, nearest)
}

/**
 * A point near the ecosystem stays. One that is near only with its two numbers swapped is swapped. One that is near
 * neither way (the sea, another continent) refuses the row, with what was written. Without areas nothing is known of
 * near and far, and only degrees that do not exist are refused.
 */
export function cleanPoint(
  point: Point,
  extent: Extent | null,
): Result<{ readonly point: Point; readonly swapped: boolean }, RowRefusalReason> {
  const swapped: Point = { lat: point.lon, lon: point.lat }
  if (extent === null) {
    return isPoint(point) ? accept({ point, swapped: false }) : accept({ point: swapped, swapped: true })
  }
  if (isPoint(point) && metresOutside(point, extent) <= reachMetres) return accept({ point, swapped: false })
  if (isPoint(swapped) && metresOutside(swapped, extent) <= reachMetres)
    return accept({ point: swapped, swapped: true })
  return refuse('point-far-away')
}
/** The rectangle around some points; null when there are none. */
export function extentOf(points: readonly Point[]): Extent | null {
  if (points.length === 0) return null
  const lats = points.map((point) => point.lat)
  const lons = points.map((point) => point.lon)
  return { south: Math.min(...lats), north: Math.max(...lats), west: Math.min(...lons), east: Math.max(...lons) }
}
