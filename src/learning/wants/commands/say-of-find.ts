import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { findLife, mayStep, wishLife } from '../rules/life.ts'
import { loadFinds, saveFindState } from '../store/finds.ts'
import { saveWishStep } from '../store/wishes.ts'
import type { FindState, WantRefusal } from '../words.ts'
import { holdOwnWish } from './change-wish.ts'

export interface SayingOfFind {
  readonly wishId: Id
  readonly opportunityId: Id
  /** `told` takes back what was said. */
  readonly says: Exclude<FindState, 'found'>
}

/**
 * A family says of an offer that was found: this is it, and the wish is met; or not this, and it is not shown again. Both
 * can be undone. @refuses not-yours · cannot-now
 */
export const sayOfFind = (
  { wishId, opportunityId, says }: SayingOfFind,
  by: Actor,
  city: City,
): Promise<Result<{ readonly wishId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const wish = await holdOwnWish(tx, wishId, by, city)
    if (!wish) return refuse('wants.not-yours')
    const find = (await loadFinds(tx, [wishId])).find((one) => one.opportunityId === opportunityId)
    if (!find || !mayStep(findLife, find.state, says, 'family')) return refuse('wants.cannot-now')
    const state = says === 'this-is-it' ? 'met' : find.state === 'this-is-it' ? 'open' : wish.state
    if (state !== wish.state && !mayStep(wishLife, wish.state, state, 'family')) return refuse('wants.cannot-now')
    await saveFindState(tx, find, says)
    if (state === wish.state) return accept({ wishId })
    await saveWishStep(tx, { id: wishId, wantId: wish.wantId, state }, city.now())
    const about = { wishId, wantId: wish.wantId, personId: wish.personId }
    await record(
      tx,
      [state === 'met' ? happened('wants.wish-met', by, about) : happened('wants.wish-reopened', by, about)],
      city.now(),
    )
    return accept({ wishId })
  })
