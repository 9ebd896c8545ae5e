import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayGiveRole } from '../policy.ts'
import { decideRole } from '../rules/decide-role.ts'
import { loadPersons, loadRoles, saveRole } from '../store.ts'
import type { PeopleRefusal, RoleDraft } from '../words.ts'

/** @refuses not-yours · not-here · role-until-before-from · role-given-already */
export const giveRole = (
  draft: RoleDraft,
  by: Actor,
  city: City,
): Promise<Result<{ readonly roleId: Id }, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayGiveRole(by, draft)) return refuse('people.not-yours')
    const [person] = await loadPersons(tx, [draft.personId])
    if (!person || person.erasedAt !== null) return refuse('people.not-here')
    const decided = decideRole(draft, await loadRoles(tx, draft.personId))
    if (!decided.ok) return decided
    const roleId = city.newId()
    await saveRole(tx, roleId, draft)
    await record(tx, [happened('people.role-given', by, { roleId, ...draft })], city.now())
    return accept({ roleId })
  })
