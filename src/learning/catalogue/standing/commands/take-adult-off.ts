import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayTakeOff } from '../policy.ts'
import { loadNaming, saveNamingEnd } from '../store.ts'
import type { StandingRefusal } from '../words.ts'

/** Somebody is named here no longer, by the house or by themselves. Again: the same, told once. @refuses adult-not-here · not-your-house */
export const takeAdultOff = (
  { adultId }: { readonly adultId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly adultId: Id }, StandingRefusal>> =>
  city.transaction(async (tx) => {
    const naming = await loadNaming(tx, adultId)
    if (naming === null) return refuse('catalogue.adult-not-here')
    const { personId, opportunityId, houseId } = naming
    if (!mayTakeOff(by, houseId, personId)) return refuse('catalogue.not-your-house')
    const now = city.now()
    if (await saveNamingEnd(tx, adultId, now))
      await record(tx, [happened('catalogue.adult-taken-off', by, { adultId, opportunityId, personId })], now)
    return accept({ adultId })
  })
