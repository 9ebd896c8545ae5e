import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { dropAsker } from '../store/wants.ts'
import { dropWish, forgetWhoSigned, loadWishesOfPersons } from '../store/wishes.ts'
import { keyOfPerson } from './sign-want.ts'

/** P19: somebody was erased. Their wishes are gone with all that was found and said for them, and nobody counts them. Told twice, it happened once. */
export const forgetWisher = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    for (const { id, wantId } of await loadWishesOfPersons(tx, [personId])) {
      await dropAsker(tx, wantId, keyOfPerson(personId))
      await dropWish(tx, id)
    }
    await forgetWhoSigned(tx, personId)
  })
