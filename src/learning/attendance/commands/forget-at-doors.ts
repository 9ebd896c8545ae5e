import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { forgetAct } from '../store/acts.ts'
import { forgetCare } from '../store/care.ts'

/**
 * P19: somebody was erased. What doors knew of them, and what was said of them, goes at once; what they said of others at
 * doors stands without their name.
 */
export const forgetAtDoors = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    await forgetCare(tx, personId)
    await forgetAct(tx, personId)
  })
