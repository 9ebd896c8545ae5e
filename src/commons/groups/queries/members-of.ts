import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadBelonging } from '../store/belonging.ts'

/** Ids of who is in a group today, in the order they came. Which of their fields go further is the asker's policy. */
export const membersOf = (groupId: Id, city: City): Promise<Id[]> =>
  city.reading(async (tx) => {
    const { timeZone } = await ecosystemHere(tx, city)
    return (await loadBelonging(tx, 'member', [groupId], dayIn(timeZone, city.now()))).map(({ personId }) => personId)
  })
