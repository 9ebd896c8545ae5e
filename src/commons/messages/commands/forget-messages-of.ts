import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { deleteChoices } from '../store/choices.ts'
import { deleteNoticesOf } from '../store/notices.ts'

/** P19: somebody was erased. What they were told, what others were told about them, and what they chose goes. */
export const forgetMessagesOf = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    await deleteNoticesOf(tx, personId)
    await deleteChoices(tx, personId)
  })
