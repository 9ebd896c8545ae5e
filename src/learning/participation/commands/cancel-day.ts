import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepSeats } from '../policy.ts'
import { holdOccasion } from '../store/occasions.ts'
import type { ParticipationRefusal } from '../words.ts'
import { cancelOccasion } from './cancel-occasion.ts'

/**
 * A house says that one of its days does not take place. Said twice, it happened once; opened anew, it is open again with
 * nobody on it.
 * @refuses not-here · not-yours · begun
 */
export const cancelDay = (
  { occasionId }: { readonly occasionId: Id },
  by: Actor,
  city: City,
): Promise<Result<null, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const occasion = await holdOccasion(tx, occasionId)
    if (!occasion) return refuse('participation.not-here')
    if (!mayKeepSeats(by, occasion.hostId)) return refuse('participation.not-yours')
    if (occasion.state === 'cancelled') return accept(null)
    const now = city.now()
    if (occasion.startsAt <= now) return refuse('participation.begun')
    await record(tx, await cancelOccasion(tx, occasion, 'by-house', by, now), now)
    return accept(null)
  })
