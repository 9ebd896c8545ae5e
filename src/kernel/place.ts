/** A point on earth, WGS 84 degrees. */
export interface Point {
  readonly lat: number
  readonly lon: number
}

const earthRadiusMetres = 6_371_008.8
const radians = Math.PI / 180

export const isPoint = (point: Point): boolean =>
  Number.isFinite(point.lat) &&
  Number.isFinite(point.lon) &&
  Math.abs(point.lat) <= 90 &&
  Math.abs(point.lon) <= 180 &&
  !(point.lat === 0 && point.lon === 0)

/** `51.998, 7.647` as maps give it, or with blanks alone between; null when it is not two numbers. It may lie beyond the earth. */
export function readPoint(text: string): Point | null {
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text)
  return match ? { lat: Number(match[1]), lon: Number(match[2]) } : null
}

/** Great-circle distance in metres (haversine on the mean sphere; wrong by at most 0.5 % against the ellipsoid). */
export function metresBetween(a: Point, b: Point): number {
  const halfLat = Math.sin(((b.lat - a.lat) * radians) / 2)
  const halfLon = Math.sin(((b.lon - a.lon) * radians) / 2)
  const chord = halfLat * halfLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * halfLon * halfLon
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}
