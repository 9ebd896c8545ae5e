import type { Point } from '#kernel/place.ts'
import type { Polygons } from './area-index.ts'

/**
 * Centre of gravity of an area's outer rings, by the shoelace formula on plain degrees: right for an area as small as
 * a city's quarter, away from the poles and the date line. Good for a label or a distance, not for a proof.
 */
export function centreOf(polygons: Polygons): Point {
  let doubleSize = 0
  let lonSum = 0
  let latSum = 0
  const [originLon, originLat] = polygons[0]?.[0]?.[0] ?? [0, 0]
  for (const [outer] of polygons) {
    if (!outer) continue
    for (let index = 1; index < outer.length; index += 1) {
      // Measured from the first corner, for far from zero the products lose the digits that matter.
      const [lonA, latA] = [outer[index - 1]![0] - originLon, outer[index - 1]![1] - originLat]
      const [lonB, latB] = [outer[index]![0] - originLon, outer[index]![1] - originLat]
      const cross = lonA * latB - lonB * latA
      doubleSize += cross
      lonSum += (lonA + lonB) * cross
      latSum += (latA + latB) * cross
    }
  }
  if (doubleSize === 0) return { lat: originLat, lon: originLon }
  return { lat: originLat + latSum / (3 * doubleSize), lon: originLon + lonSum / (3 * doubleSize) }
}
