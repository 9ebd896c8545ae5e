import { areaBookOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { areaOfVenue } from '../rules/area-of-venue.ts'
import { likenessOf, venueBook } from '../rules/same-venue.ts'
import {
  addVenues,
  loadKnownVenues,
  takeFeedPoints,
  type KnownVenue,
  type PointFromFeed,
  type VenueToAdd,
} from '../store/venues.ts'
import type { VenueAsWritten } from '../words.ts'

/** Above this an event names only how many: readers then look at all venues. */
const idsInEvent = 1000

/**
 * Sees to it that each venue exists, within the caller's transaction (an import). Same name and address, or same name
 * within 150 m, is the same venue. Sets its area by its point, else by the area's written name.
 * @returns one id for each venue given, in order
 */
export async function ensureVenues(
  tx: Tx,
  city: City,
  venues: readonly VenueAsWritten[],
  by: Actor,
): Promise<readonly Id[]> {
  const areas = await areaBookOf(tx)
  const book = venueBook<KnownVenue>(await loadKnownVenues(tx))
  const added: VenueToAdd[] = []
  const placed = new Map<Id, PointFromFeed>()
  const ids = venues.map((venue) => {
    const likeness = likenessOf(venue)
    const known = book.find(likeness)
    if (!known) {
      const id = city.newId()
      const { name, address, areaAsWritten } = venue
      book.add({ id, ...likeness, hasPoint: venue.point !== null })
      added.push({ id, ...likeness, name: name.trim(), address, areaId: areaOfVenue(venue, areas), areaAsWritten })
      return id
    }
    if (!known.hasPoint && venue.point) {
      placed.set(known.id, { id: known.id, point: venue.point, areaId: areaOfVenue(venue, areas) })
    }
    return known.id
  })
  await addVenues(tx, added)
  await takeFeedPoints(tx, [...placed.values()])
  const changed = [...added.map(({ id }) => id), ...placed.keys()]
  if (changed.length > 0) {
    const about = changed.length > idsInEvent ? { count: changed.length } : { venueIds: changed }
    await record(tx, [happened('organisations.venues-changed', by, about)], city.now())
  }
  return ids
}
