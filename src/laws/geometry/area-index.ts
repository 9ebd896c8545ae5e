import type { Point } from '#kernel/place.ts'

/** A ring is a closed list of [lon, lat]; a polygon its outer ring and holes; an area may have several polygons. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface AreaIndex<Key> {
  /** The area the point lies in; of areas that overlap the first given. Null: in none. */
  areaAt(point: Point): Key | null
}

/**
 * Which area does a point lie in? Even–odd rule over all rings of an area (so holes are outside, islands inside), with
 * half-open edges: a point on a border shared by two areas lies in exactly one of them.
 * Cost: built once in O(edges · rows crossed); then each question reads the few edges of one narrow strip of latitude,
 * not whole outlines. 34,000 points against 77 areas of 52,641 corners take well under 100 ms.
 */
export function indexAreas<Key>(areas: readonly { readonly key: Key; readonly polygons: Polygons }[]): AreaIndex<Key> {
  const shapes = areas.map(({ key, polygons }) => ({ key, shape: stripsOf(polygons) }))
  return {
    areaAt: ({ lat, lon }) => {
      for (const { key, shape } of shapes) {
        if (isWithin(shape, lat, lon)) return key
      }
      return null
    },
  }
}

interface Strips {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
  readonly height: number
  /** Four numbers an edge: lat and lon of both ends. */
  readonly edges: Float64Array
  /** Edges of strip n are `members[starts[n] … starts[n + 1]]`. */
  readonly starts: Uint32Array
  readonly members: Uint32Array
}

const edgesInStrip = 8

function stripsOf(polygons: Polygons): Strips {
  const flat: number[] = []
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const ring of polygons.flat()) {
    for (let index = 1; index < ring.length; index += 1) {
      const [lonA, latA] = ring[index - 1]!
      const [lonB, latB] = ring[index]!
      west = Math.min(west, lonA, lonB)
      east = Math.max(east, lonA, lonB)
      south = Math.min(south, latA, latB)
      north = Math.max(north, latA, latB)
      // A level edge never crosses a level ray.
      if (latA !== latB) flat.push(latA, lonA, latB, lonB)
    }
  }
  const edges = Float64Array.from(flat)
  const strips = Math.max(1, Math.ceil(edges.length / 4 / edgesInStrip))
  const height = (north - south) / strips || 1
  const crossing = (edge: number): [number, number] => {
    const low = Math.min(edges[edge * 4]!, edges[edge * 4 + 2]!)
    const high = Math.max(edges[edge * 4]!, edges[edge * 4 + 2]!)
    return [stripAt(low - south, height, strips), stripAt(high - south, height, strips)]
  }
  const starts = new Uint32Array(strips + 1)
  for (let edge = 0; edge < edges.length / 4; edge += 1) {
    const [from, to] = crossing(edge)
    for (let strip = from; strip <= to; strip += 1) starts[strip + 1]! += 1
  }
  for (let strip = 0; strip < strips; strip += 1) starts[strip + 1]! += starts[strip]!
  const next = starts.slice()
  const members = new Uint32Array(starts[strips]!)
  for (let edge = 0; edge < edges.length / 4; edge += 1) {
    const [from, to] = crossing(edge)
    for (let strip = from; strip <= to; strip += 1) members[next[strip]!++] = edge
  }
  return { west, east, south, north, height, edges, starts, members }
}

const stripAt = (above: number, height: number, strips: number): number =>
  Math.min(strips - 1, Math.max(0, Math.floor(above / height)))

function isWithin(shape: Strips, lat: number, lon: number): boolean {
  if (lat < shape.south || lat > shape.north || lon < shape.west || lon > shape.east) return false
  const strip = stripAt(lat - shape.south, shape.height, shape.starts.length - 1)
  let inside = false
  for (let place = shape.starts[strip]!; place < shape.starts[strip + 1]!; place += 1) {
    const edge = shape.members[place]! * 4
    const latA = shape.edges[edge]!
    const latB = shape.edges[edge + 2]!
    if (latA > lat === latB > lat) continue
    const lonA = shape.edges[edge + 1]!
    const lonB = shape.edges[edge + 3]!
    if (lon < lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)) inside = !inside
  }
  return inside
}
