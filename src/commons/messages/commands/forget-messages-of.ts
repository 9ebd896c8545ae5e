import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { forgetReportsBy } from '../talks/report-store.ts'
import { forgetPostsBy } from '../talks/store.ts'
import { deleteChoices } from '../store/choices.ts'
import { deleteNoticesOf } from '../store/notices.ts'

/** P19: somebody was erased. What they were told, what others were told about them, what they
 * chose, wrote and reported goes. Of a reported post stays the evidence, until long after its report is closed. */
export const forgetMessagesOf = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    await deleteNoticesOf(tx, personId)
    await deleteChoices(tx, personId)
    await forgetPostsBy(tx, personId)
    await forgetReportsBy(tx, personId)
  })
