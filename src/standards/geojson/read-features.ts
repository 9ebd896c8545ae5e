import { accept, refuse, type Result } from '#kernel/result.ts'

/** RFC 7946. A ring is a closed list of [lon, lat]; a polygon its outer ring and holes. */
export type Ring = readonly (readonly [number, number])[]

export interface PolygonFeature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly (readonly Ring[])[]
}

export interface FeaturesRead {
  readonly features: readonly PolygonFeature[]
  /** Features that are no polygons, or whose rings are not rings on earth. */
  readonly leftOut: number
}

export type GeoJsonRefusal = 'geojson.not-json' | 'geojson.not-a-feature-collection' | 'geojson.too-many-corners'

/** Enough for every municipality of a large country; a file beyond it would be gigabytes of memory. */
export const mostCorners = 5_000_000

/** Polygons and multipolygons of a FeatureCollection. A ring that is not closed is closed; a third coordinate is dropped. */
export function readFeatures(text: string): Result<FeaturesRead, GeoJsonRefusal> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return refuse('geojson.not-json')
  }
  const collection = parsed as { type?: unknown; features?: unknown } | null
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    return refuse('geojson.not-a-feature-collection')
  }
  const features: PolygonFeature[] = []
  let corners = 0
  for (const feature of collection.features as readonly RawFeature[]) {
    const polygons = polygonsOf(feature?.geometry)
    if (polygons === null) continue
    corners += polygons.flat().reduce((sum, ring) => sum + ring.length, 0)
    if (corners > mostCorners) return refuse('geojson.too-many-corners', { limit: mostCorners })
    features.push({ properties: feature?.properties ?? {}, polygons })
  }
  return accept({ features, leftOut: collection.features.length - features.length })
}

type RawFeature = {
  readonly properties?: Readonly<Record<string, unknown>> | null
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null
} | null

function polygonsOf(geometry: NonNullable<RawFeature>['geometry']): Ring[][] | null {
  if (!geometry || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return null
  const raw = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(raw) || raw.length === 0) return null
  const polygons: Ring[][] = []
  for (const polygon of raw as readonly unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return null
    const rings: Ring[] = []
    for (const ring of polygon as readonly unknown[]) {
      const read = ringOf(ring)
      if (read === null) return null
      rings.push(read)
    }
    polygons.push(rings)
  }
  return polygons
}

function ringOf(raw: unknown): Ring | null {
  if (!Array.isArray(raw)) return null
  const ring: [number, number][] = []
  for (const corner of raw as readonly unknown[]) {
    if (!Array.isArray(corner)) return null
    const [lon, lat] = corner as readonly unknown[]
    if (typeof lon !== 'number' || typeof lat !== 'number') return null
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return null
    ring.push([lon, lat])
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push([first[0], first[1]])
  return ring.length >= 4 ? ring : null
}
