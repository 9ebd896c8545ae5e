import type { Point } from '#kernel/place.ts'
import { addressOf, everything, type Question } from '../rules/question.ts'
import type { DotView, MapView } from '../words-for-pages.ts'
import { pageOf } from './find-links.ts'

/** A venue and how many opportunities answer there. */
export interface PlaceFacts {
  readonly venue: {
    readonly id: string
    readonly name: string
    readonly point: Point | null
    readonly area: { readonly code: string; readonly name: string } | null
  }
  readonly count: number
}

export interface MapFacts {
  readonly dots: readonly PlaceFacts[]
  readonly online: number
  readonly drawing: {
    readonly paths: MapView['areas']
    readonly frame: MapView['frame'] | null
    readonly place: (point: Point) => { readonly x: number; readonly y: number }
  }
}

/** Within this of a venue's rounded point lies the venue. */
const hereKm = 0.3

/** The same question at one venue: round its point, or by its name where it has none. */
const placeHref = (prefix: string, question: Question, { venue: { name, point } }: PlaceFacts): string =>
  point === null
    ? pageOf(prefix, { ...question, view: 'list', cursor: null, q: name })
    : pageOf(prefix, {
        ...question,
        view: 'list',
        cursor: null,
        place: null,
        area: [],
        withinKm: hereKm,
        near: rounded(point),
      })

const rounded = ({ lat, lon }: Point): Point => ({
  lat: Math.round(lat * 1000) / 1000,
  lon: Math.round(lon * 1000) / 1000,
})

export function mapView({ dots, online, drawing }: MapFacts, prefix: string, question: Question): MapView {
  const dotOf = (place: PlaceFacts): DotView => ({
    venueId: place.venue.id,
    name: place.venue.name,
    area: place.venue.area?.name ?? null,
    count: place.count,
    point: place.venue.point,
    href: placeHref(prefix, question, place),
    ...(place.venue.point === null ? { x: 0, y: 0 } : drawing.place(place.venue.point)),
  })
  const address = addressOf({ ...question, view: 'list', cursor: null, limit: everything.limit })
  return {
    frame: drawing.frame ?? { width: 600, height: 400 },
    areas: drawing.paths,
    dots: dots.filter(({ venue }) => venue.point !== null).map(dotOf),
    unplaced: dots.filter(({ venue }) => venue.point === null).map(dotOf),
    online,
    outlinesHref: `${prefix}/areas.geojson`,
    dotsHref: `${prefix}/opportunities.geojson${address === '' ? '' : `?${address}`}`,
  }
}

/** The dots for the map that moves: GeoJSON, each with the words its tap tells. */
export const dotsGeoJson = (
  dots: readonly PlaceFacts[],
  prefix: string,
  question: Question,
  told: (count: number) => string,
) => ({
  type: 'FeatureCollection',
  features: dots.flatMap((place) =>
    place.venue.point === null
      ? []
      : [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [place.venue.point.lon, place.venue.point.lat] },
            properties: {
              name: place.venue.name,
              count: place.count,
              told: told(place.count),
              href: placeHref(prefix, question, place),
            },
          },
        ],
  ),
})
