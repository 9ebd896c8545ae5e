import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadRolesAt } from '../store/holders.ts'
import { saveRoleEnd } from '../store.ts'
import type { PeopleRefusal } from '../words.ts'
import { overSince } from './end-role.ts'

/**
 * Ends these roles of everybody who holds them for an organisation, as a consequence and not as somebody's wish. Again:
 * nothing is left to end. A role given after that day is another one, and stays.
 * @param lastOn their last day
 * @refuses not-yours
 */
export const endRolesAt = (
  {
    organisationId,
    roles,
    lastOn,
  }: { readonly organisationId: Id; readonly roles: readonly Role[]; readonly lastOn: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly ended: number }, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'system') return refuse('people.not-yours')
    const endedAt = await overSince(tx, lastOn, city)
    let ended = 0
    for (const { id: roleId, personId } of await loadRolesAt(tx, organisationId, roles, addDays(lastOn, 1))) {
      if (!(await saveRoleEnd(tx, roleId, { lastOn, endedAt }))) continue
      ended += 1
      await record(tx, [happened('people.role-ended', by, { roleId, personId, lastOn })], city.now())
    }
    return accept({ ended })
  })
