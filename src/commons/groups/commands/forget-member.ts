import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { deleteBelongingOf } from '../store/belonging.ts'

/** P19: somebody was erased, and is on no list any more. Told twice, it happened once. */
export const forgetMember = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    await deleteBelongingOf(tx, personId)
  })
