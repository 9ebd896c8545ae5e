import type { Point } from '#kernel/place.ts'
import { accept, type Result } from '#kernel/result.ts'
import type { Listing, Repair, RowRefusal } from '../../words.ts'
import { cleanPoint, type Extent } from './clean-point.ts'

/** What an import may ask of the ecosystem's places. */
export interface Places {
  readonly extent: Extent | null
  /** `own`: an area is called so. `other`: people call it so. */
  nameIs(name: string): 'own' | 'other' | 'unknown'
  /** Is this the area's own name where the point falls? Null: the point is in no area. */
  pointIsIn(point: Point): string | null
  /** Do two names mean the same area? */
  sameName(one: string, other: string): boolean
}

export interface Cleaned {
  readonly listing: Listing
  readonly repaired: readonly Repair[]
  /** Neither a point in an area nor a name of one; online listings need none. */
  readonly withoutArea: boolean
}

/**
 * Places of a listing made sound: the point near the ecosystem, the area found by the point where there is one, else by
 * the name. The name stays as written for the record; that it needed help is counted.
 */
export function cleanListing(listing: Listing, places: Places): Result<Cleaned, RowRefusal> {
  const { session } = listing
  const { venue } = session
  if (venue === null) return accept({ listing, repaired: [], withoutArea: !session.online })
  const repaired: Repair[] = []
  let point = venue.point
  if (point !== null) {
    const clean = cleanPoint(point, places.extent)
    if (!clean.ok) {
      const value = `${point.lat}, ${point.lon}`
      return { ok: false, refusal: { row: listing.row, column: 'point', value, reason: clean.refusal } }
    }
    if (clean.value.swapped) repaired.push('point-swapped')
    point = clean.value.point
  }
  const areaAtPoint = point === null ? null : places.pointIsIn(point)
  const written = venue.areaAsWritten
  const meaning = written === null ? 'unknown' : places.nameIs(written)
  const differs =
    written !== null && (areaAtPoint === null ? meaning === 'other' : !places.sameName(written, areaAtPoint))
  if (differs) repaired.push('area-name')
  return accept({
    listing: point === venue.point ? listing : { ...listing, session: { ...session, venue: { ...venue, point } } },
    repaired,
    withoutArea: areaAtPoint === null && (point !== null || meaning === 'unknown'),
  })
}
