import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepSeats } from '../policy.ts'
import { hasLeft } from '../rules/life.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { holdOccasions, saveOccasion } from '../store/occasions.ts'
import type { Occasion, ParticipationRefusal, Way } from '../words.ts'

/**
 * How the places of some days are given from now on. By a draw only where nobody has a place or waits for one yet. What a
 * draw left goes to whoever asks first.
 * @returns the days as they stand, in the order asked
 * @refuses not-here · not-yours · closed · begun · more-taken
 */
export const setWay = (
  { occasionIds, way }: { readonly occasionIds: readonly Id[]; readonly way: Way },
  by: Actor,
  city: City,
): Promise<Result<readonly Occasion[], ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const held = await holdOccasions(tx, occasionIds)
    const now = city.now()
    const occasions: Occasion[] = []
    for (const id of occasionIds) {
      const occasion = held.get(id)
      if (!occasion) return refuse('participation.not-here')
      if (!mayKeepSeats(by, occasion.hostId)) return refuse('participation.not-yours')
      if (way === 'fair-draw') {
        if (occasion.state !== 'open') return refuse('participation.closed')
        if (occasion.startsAt <= now) return refuse('participation.begun')
        const isAnybodyIn = (await loadEntriesOfOccasion(tx, id)).some(
          ({ state }) => !hasLeft(state) && state !== 'interested',
        )
        if (isAnybodyIn || occasion.taken > 0) return refuse('participation.more-taken', { taken: occasion.taken })
      }
      occasions.push({ ...occasion, way })
    }
    for (const occasion of occasions) await saveOccasion(tx, occasion)
    const events = occasions.map(({ id: occasionId, opportunityId }) =>
      happened('participation.sign-up-changed', by, { occasionId, opportunityId }),
    )
    await record(tx, events, now)
    return accept(occasions)
  })
