import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isSelf } from '../../policy.ts'
import { loadPersons, loadRoles, saveRole } from '../../store.ts'
import type { PeopleRefusal } from '../../words.ts'
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
    if (by.kind !== 'person') return refuse('people.not-yours')
    const role = (await loadRoles(tx, by.person)).find(({ id }) => id === form.roleId)
    if (!role || !isSelf(by, role.personId)) return refuse('people.not-here')
    const [to] = await loadPersons(tx, [form.toPersonId])
    if (!to || to.erasedAt !== null) return refuse('people.not-here')
    const successor = { personId: to.id, birth: to.birth, roles: await loadRoles(tx, to.id) }
    const decided = decideDelegation(role, form, successor, today)
    if (!decided.ok) return decided
    const roleId = city.newId()
    await saveRole(tx, roleId, decided.value)
    await record(tx, [happened('people.role-given', by, { roleId, ...decided.value })], city.now())
    return accept({ roleId })
  })
