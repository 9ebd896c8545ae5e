import { metresBetween, type Point } from '#kernel/place.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { sameVenueMetres, type VenueAsWritten } from '../words.ts'

/** What of a venue decides whether another is the same. */
export interface VenueLikeness {
  readonly foldedName: string
  readonly foldedAddress: string
  readonly point: Point | null
}

export const likenessOf = (venue: Pick<VenueAsWritten, 'name' | 'address' | 'point'>): VenueLikeness => ({
  foldedName: foldName(venue.name),
  foldedAddress: foldName(venue.address ?? ''),
  point: venue.point,
})

/**
 * Venues are the same when name and written address agree after folding, or when the names agree and their points
 * lie within 150 m. Without any address a point that is far away says that they differ.
 */
export function isSameVenue(one: VenueLikeness, other: VenueLikeness): boolean {
  if (one.foldedName !== other.foldedName) return false
  const sameAddress = one.foldedAddress === other.foldedAddress
  if (sameAddress && one.foldedAddress !== '') return true
  if (one.point && other.point) return metresBetween(one.point, other.point) <= sameVenueMetres
  return sameAddress
}

/** Venues by folded name, so that each new one is compared with its namesakes only. The first one found wins: the oldest. */
export function venueBook<Known extends VenueLikeness>(
  known: Iterable<Known>,
): { find(venue: VenueLikeness): Known | undefined; add(venue: Known): void } {
  const byName = new Map<string, Known[]>()
  const add = (venue: Known): void => {
    const namesakes = byName.get(venue.foldedName)
    if (namesakes) namesakes.push(venue)
    else byName.set(venue.foldedName, [venue])
  }
  for (const venue of known) add(venue)
  return {
    find: (venue) => byName.get(venue.foldedName)?.find((namesake) => isSameVenue(namesake, venue)),
    add,
  }
}
