import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { heldKinds } from '../rules/standing.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import type { ClearanceKind } from '../words.ts'

/**
 * The people of an organisation who meet children, each with what counts today: issued by now, not withdrawn, not over.
 * For the question whether a house can offer something; whether somebody may stand there is `mayMeetMinors`.
 */
export const clearedAt = (
  organisationId: Id,
  at: Instant,
  city: City,
): Promise<readonly { readonly personId: Id; readonly kinds: readonly ClearanceKind[] }[]> =>
  city.reading(async (tx) => {
    const today = dayIn((await ecosystemHere(tx, city)).timeZone, at)
    const roles = await loadContactRoles(tx, today, null, organisationId)
    const ids = [...new Set(roles.map(({ personId }) => personId))]
    const clearances = Map.groupBy(await loadClearances(tx, ids), ({ personId }) => personId)
    return ids.map((personId) => ({
      personId,
      kinds: heldKinds(clearances.get(personId) ?? [], today),
    }))
  })
