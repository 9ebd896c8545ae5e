import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySayWhatToBring } from '../policy.ts'
import { savePreparation } from '../store.ts'
import type { HomeRefusal, Preparation } from '../words.ts'

/**
 * A house says what to bring to one of its offers and where people meet; with nothing said, nothing stands there.
 * @refuses not-here · not-yours
 */
export const prepare = (
  { opportunityId, said }: { readonly opportunityId: Id; readonly said: Preparation },
  by: Actor,
  city: City,
): Promise<Result<null, HomeRefusal>> =>
  city.transaction(async (tx) => {
    const found = await opportunityById(opportunityId, within(tx, city))
    if (!found.ok) return refuse('home.not-here')
    if (!maySayWhatToBring(by, found.value.opportunity.hostId)) return refuse('home.not-yours')
    const now = city.now()
    await savePreparation(tx, opportunityId, said, now)
    await record(tx, [happened('home.preparation-written', by, { opportunityId })], now)
    return accept(null)
  })
