import type { AreaBook } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { accept, type Result } from '#kernel/result.ts'
import type { Listing, Repair, RowRefusal } from '../../words.ts'
import { cleanPoint, type Extent } from './clean-point.ts'

/** What an import may ask of the ecosystem's places. */
export interface Places extends Pick<AreaBook, 'areaAt' | 'areasNamed' | 'areasOfficiallyNamed'> {
  readonly extent: Extent | null
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
  const area = point === null ? null : places.areaAt(point)
  const written = venue.areaAsWritten
  if (written !== null && needsHelp(written, area, places)) repaired.push('area-name')
  const isNamed = written !== null && places.areasNamed(written).length > 0
  return accept({
    listing: point === venue.point ? listing : { ...listing, session: { ...session, venue: { ...venue, point } } },
    repaired,
    withoutArea: area === null && (point !== null || !isNamed),
  })
}

/** The written name is not what the publisher of the areas calls the one it lies in. */
const needsHelp = (written: string, area: Id | null, places: Places): boolean => {
  const official = places.areasOfficiallyNamed(written)
  return area === null ? official.length === 0 && places.areasNamed(written).length > 0 : !official.includes(area)
}
