import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { saveRole } from '../../store.ts'
import type { PeopleRefusal } from '../../words.ts'
import { whoTakesOver } from '../queries/who-takes-over.ts'
import { decideDelegation } from '../rules/pass-on.ts'
import type { DelegationForm, RoleLifeRefusal } from '../words.ts'

/**
 * Somebody stands in for me from a day to a day. What they do in that time says in the trail for whom.
 * @refuses not-here · not-yours (only one's own) · role-… · delegation-… (`decideDelegation`)
 */
export const delegateRole = (
  { form, today }: { readonly form: DelegationForm; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly roleId: Id }, PeopleRefusal | RoleLifeRefusal>> =>
  city.transaction(async (tx) => {
    const found = await whoTakesOver(tx, form, by)
    if (!found.ok) return found
    const { role, to } = found.value
    const decided = decideDelegation(role, form, to, today)
    if (!decided.ok) return decided
    const roleId = city.newId()
    await saveRole(tx, roleId, decided.value)
    await record(tx, [happened('people.role-given', by, { roleId, ...decided.value })], city.now())
    return accept({ roleId })
  })
