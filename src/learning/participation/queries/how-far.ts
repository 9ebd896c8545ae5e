import { centresOfAreas, ecosystemHere, settingsOf } from '#commons/ecosystems'
import { venuesIn } from '#commons/organisations'
import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import { rideMinutes } from '#laws/travel/travel-minutes.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { participationSettings, type Occasion } from '../words.ts'

/**
 * The parts of town one can come from, and minutes one way from the middle of one of them. What is online is nowhere, and
 * a place nobody knows on the map is reckoned from the middle of its own part of town, or not at all.
 * @param offer where it is at hand
 */
export async function howFar(
  { opportunityId, sessionId }: Pick<Occasion, 'opportunityId' | 'sessionId'>,
  from: Id | null,
  tx: Tx,
  city: City,
  offer?: OpportunityFound,
): Promise<{ readonly areas: readonly { readonly id: Id; readonly name: string }[]; readonly minutes: number | null }> {
  const inside = within(tx, city)
  const sessions = offer?.sessions ?? (await sessionsOf(opportunityId, inside))
  const session = sessions.find(({ id }) => id === sessionId)
  if (!session || session.online || session.venueId === null) return { areas: [], minutes: null }
  const [areas, [venue]] = await Promise.all([centresOfAreas(inside), venuesIn(tx, [session.venueId])])
  const to = venue?.point ?? areas.find(({ id }) => id === venue?.areaId)?.centre
  if (!to) return { areas: [], minutes: null }
  const centre = areas.find(({ id }) => id === from)?.centre
  const { travel } = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
  return {
    areas: areas.map(({ id, name }) => ({ id, name })),
    minutes: centre ? rideMinutes(centre, to, travel) : null,
  }
}

async function sessionsOf(opportunityId: Id, city: City): Promise<OpportunityFound['sessions']> {
  const found = await opportunityById(opportunityId, city)
  return found.ok ? found.value.sessions : []
}
