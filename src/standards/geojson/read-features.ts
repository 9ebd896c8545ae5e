import { accept, refuse, type Result } from '#kernel/result.ts'

/** A ring is a closed list of [lon, lat]; a polygon its outer ring and holes; a feature may have several. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: Polygons
}

export interface FeatureReport {
  readonly features: readonly Feature[]
  /** Features left out, by their place in the file counted from 1, each with its reason. */
  readonly mistakes: readonly { readonly number: number; readonly reason: FeatureMistake }[]
}

export type FeatureMistake =
  | 'geojson.not-a-feature'
  | 'geojson.no-polygon'
  | 'geojson.ring-too-short'
  | 'geojson.not-degrees'

export type GeojsonRefusal = 'geojson.not-json' | 'geojson.not-a-collection' | 'geojson.too-large'

export const limitsOfGeojson = { letters: 64 * 1024 * 1024, features: 20_000, corners: 5_000_000 } as const

/**
 * The polygons of a FeatureCollection (RFC 7946): Polygon, MultiPolygon, and those inside a GeometryCollection. Open
 * rings are closed, heights dropped, corners that repeat their neighbour dropped. A feature with coordinates that are
 * no degrees (metres of a national grid) is left out and told.
 */
export function readFeatures(text: string): Result<FeatureReport, GeojsonRefusal> {
  if (text.length > limitsOfGeojson.letters) return refuse('geojson.too-large', { letters: limitsOfGeojson.letters })
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return refuse('geojson.not-json')
  }
  const list = listOf(parsed)
  if (list === null) return refuse('geojson.not-a-collection')
  if (list.length > limitsOfGeojson.features) return refuse('geojson.too-large', { features: limitsOfGeojson.features })
  const features: Feature[] = []
  const mistakes: { number: number; reason: FeatureMistake }[] = []
  let corners = 0
  for (const [index, each] of list.entries()) {
    const read = featureOf(each)
    if (typeof read === 'string') {
      mistakes.push({ number: index + 1, reason: read })
      continue
    }
    for (const polygon of read.polygons) for (const ring of polygon) corners += ring.length
    if (corners > limitsOfGeojson.corners) return refuse('geojson.too-large', { corners: limitsOfGeojson.corners })
    features.push(read)
  }
  return accept({ features, mistakes })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function listOf(parsed: unknown): readonly unknown[] | null {
  if (!isObject(parsed)) return null
  if (parsed['type'] === 'FeatureCollection') return Array.isArray(parsed['features']) ? parsed['features'] : null
  return parsed['type'] === 'Feature' ? [parsed] : null
}

function featureOf(feature: unknown): Feature | FeatureMistake {
  if (!isObject(feature) || feature['type'] !== 'Feature') return 'geojson.not-a-feature'
  const polygons = polygonsOf(feature['geometry'], 0)
  if (typeof polygons === 'string') return polygons
  if (polygons.length === 0) return 'geojson.no-polygon'
  return { properties: isObject(feature['properties']) ? feature['properties'] : {}, polygons }
}

type Ring = [number, number][]

const deepestCollection = 4

function polygonsOf(geometry: unknown, depth: number): Ring[][] | FeatureMistake {
  if (!isObject(geometry)) return []
  const { type, coordinates, geometries } = geometry
  if (type === 'GeometryCollection' && Array.isArray(geometries) && depth < deepestCollection) {
    const all: Ring[][] = []
    for (const inner of geometries) {
      const polygons = polygonsOf(inner, depth + 1)
      if (typeof polygons === 'string') return polygons
      all.push(...polygons)
    }
    return all
  }
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) return []
  const made: Ring[][] = []
  for (const polygon of type === 'Polygon' ? [coordinates] : coordinates) {
    if (!Array.isArray(polygon)) return 'geojson.not-a-feature'
    const rings: Ring[] = []
    for (const corners of polygon) {
      const ring = ringOf(corners)
      if (typeof ring === 'string') return ring
      rings.push(ring)
    }
    if (rings.length > 0) made.push(rings)
  }
  return made
}

function ringOf(corners: unknown): Ring | FeatureMistake {
  if (!Array.isArray(corners)) return 'geojson.not-a-feature'
  const ring: Ring = []
  for (const corner of corners) {
    const [lon, lat] = Array.isArray(corner) ? corner : []
    if (!isDegrees(lon, 180) || !isDegrees(lat, 90)) return 'geojson.not-degrees'
    const last = ring.at(-1)
    if (last === undefined || last[0] !== lon || last[1] !== lat) ring.push([lon, lat])
  }
  const [first] = ring
  const last = ring.at(-1)
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1])) ring.push([...first])
  return ring.length < 4 ? 'geojson.ring-too-short' : ring
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most
