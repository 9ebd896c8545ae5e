import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { maySettleOffers } from '../../policy.ts'
import type { CatalogueRefusal } from '../../words.ts'
import { markResting, saveHostRest } from '../house-store.ts'

/** So many are named in an event; more are `everything`. */
const idsInEvent = 1_000

/**
 * A house rests or belongs no more: everything of it leaves public view that minute, what feeds bring meanwhile too. Or it
 * is back, and all of it is. Told twice, the second time changes nothing.
 * @refuses not-of-this-house
 */
export const letHouseRest = (
  { organisationId, rests }: { readonly organisationId: Id; readonly rests: boolean },
  by: Actor,
  city: City,
): Promise<Result<{ readonly offers: number }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!maySettleOffers(by)) return refuse('catalogue.not-of-this-house')
    const now = city.now()
    if (!(await saveHostRest(tx, organisationId, rests, now))) return accept({ offers: 0 })
    const changed = await markResting(tx, null, now)
    const everything = changed.length > idsInEvent
    const told = rests
      ? happened('catalogue.host-rests', by, { organisationId })
      : happened('catalogue.host-is-back', by, { organisationId })
    const about = { everything, opportunityIds: everything ? [] : changed }
    await record(tx, [told, happened('catalogue.listings-changed', by, about)], now)
    return accept({ offers: changed.length })
  })
