import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { dropQuestionsAbout } from '../rosters/store/questions.ts'
import { deleteIdentitiesOf } from '../rosters/store/roll.ts'
import { deleteBelongingOf } from '../store/belonging.ts'

/** P19: somebody was erased, and is on no list any more, nor known by anybody's number. Told twice, it happened once. */
export const forgetMember = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    await deleteBelongingOf(tx, personId)
    await deleteIdentitiesOf(tx, personId)
    await dropQuestionsAbout(tx, personId, city.now())
  })
