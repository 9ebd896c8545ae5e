import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isSelf, mayGiveRole } from '../policy.ts'
import { loadRoles, saveRoleEnd } from '../store.ts'
import type { PeopleRefusal } from '../words.ts'

/**
 * Who may give a role may end it, and everybody may lay down their own. Ended again: the same, and nothing is told.
 * @param lastOn its last day
 * @refuses not-here · not-yours
 */
export const endRole = (
  { personId, roleId, lastOn }: { readonly personId: Id; readonly roleId: Id; readonly lastOn: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly roleId: Id }, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    const held = (await loadRoles(tx, personId)).find(({ id }) => id === roleId)
    if (!held) return refuse('people.not-here')
    if (!isSelf(by, personId) && !mayGiveRole(by, held)) return refuse('people.not-yours')
    if (await saveRoleEnd(tx, roleId, lastOn))
      await record(tx, [happened('people.role-ended', by, { roleId, personId, lastOn })], city.now())
    return accept({ roleId })
  })
