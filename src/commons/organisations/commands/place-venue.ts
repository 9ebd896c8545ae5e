import { areaBookOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepOrganisations } from '../policy.ts'
import { decidePlace } from '../rules/decide-place.ts'
import { loadPlacing, savePlace } from '../store/venues.ts'
import type { OrganisationRefusal } from '../words.ts'

/**
 * A person puts a venue on the map. What the feed said is kept beside it, and no later import moves it. Put again where
 * it is, nothing happens.
 */
export const placeVenue = (
  { venueId, point, centre }: { readonly venueId: Id; readonly point: Point; readonly centre: Point | null },
  by: Actor,
  city: City,
): Promise<Result<{ areaId: Id | null }, OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepOrganisations(by)) return refuse('organisations.office-only')
    const decided = decidePlace(point, centre)
    if (!decided.ok) return decided
    const placing = await loadPlacing(tx, venueId)
    if (!placing) return refuse('organisations.venue-not-here')
    const areaId = (await areaBookOf(tx)).areaAt(point)
    const { placedBy, point: known } = placing
    const stands = placedBy === 'hand' && known?.lat === point.lat && known.lon === point.lon
    if (stands && placing.areaId === areaId) return accept({ areaId })
    await savePlace(tx, venueId, { point, areaId, placedBy: 'hand' })
    await record(
      tx,
      [
        happened('organisations.venue-placed', by, { venueId }),
        happened('organisations.venues-changed', by, { venueIds: [venueId] }),
      ],
      city.now(),
    )
    return accept({ areaId })
  })
