import { areaBookOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepOrganisations } from '../policy.ts'
import { areaOfVenue } from '../rules/area-of-venue.ts'
import { loadPlacing, savePlace } from '../store/venues.ts'
import type { OrganisationRefusal } from '../words.ts'

/** Takes a hand's placing back: the venue stands where its feed says, or nowhere. */
export const undoPlaceVenue = (
  venueId: Id,
  by: Actor,
  city: City,
): Promise<Result<{ areaId: Id | null }, OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepOrganisations(by)) return refuse('organisations.office-only')
    const placing = await loadPlacing(tx, venueId)
    if (!placing) return refuse('organisations.venue-not-here')
    if (placing.placedBy !== 'hand') return refuse('organisations.not-placed-by-hand')
    const point = placing.feedPoint
    const areaId = areaOfVenue({ point, areaAsWritten: placing.areaAsWritten }, await areaBookOf(tx))
    await savePlace(tx, venueId, { point, areaId, placedBy: point === null ? null : 'feed' })
    await record(
      tx,
      [
        happened('organisations.venue-placing-undone', by, { venueId }),
        happened('organisations.venues-changed', by, { venueIds: [venueId] }),
      ],
      city.now(),
    )
    return accept({ areaId })
  })
