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

/** Great-circle distance in metres (haversine on the mean sphere; wrong by at most 0.5 % against the ellipsoid). */
export function metresBetween(a: Point, b: Point): number {
  const halfLat = Math.sin(((b.lat - a.lat) * radians) / 2)
  const halfLon = Math.sin(((b.lon - a.lon) * radians) / 2)
  const chord = halfLat * halfLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * halfLon * halfLon
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}
