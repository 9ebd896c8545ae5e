import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadIsInvited } from '../store/invitations.ts'
import { loadLinked } from '../store/people-list.ts'

/** Does this person come in with an account, or is somebody invited to? */
export const hasAWayIn = (personId: Id, city: City): Promise<boolean> =>
  city.reading(
    async (tx) => (await loadLinked(tx, [personId])).has(personId) || (await loadIsInvited(tx, personId, city.now())),
  )
