import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { endInTransaction } from '../../commands/end-role.ts'
import { isSelf } from '../../policy.ts'
import { loadPersons, loadRoles, saveRole } from '../../store.ts'
import type { PeopleRefusal } from '../../words.ts'
import { decideHandOver } from '../rules/pass-on.ts'
import type { HandOverForm, RoleLifeRefusal } from '../words.ts'

/**
 * A role goes over to a colleague for good, in one moment: nobody holds it twice and no day is without. What was open
 * stays where it is; who hands over sees it listed and the new holder finds it with their role.
 * @refuses not-here · not-yours (only one's own) · role-… · delegation-outside-the-role (`decideHandOver`)
 */
export const handOverRole = (
  { form, today }: { readonly form: HandOverForm; readonly today: Day },
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
    const decided = decideHandOver(role, form, successor, today)
    if (!decided.ok) return decided
    const { draft, lastOn } = decided.value
    const roleId = city.newId()
    await endInTransaction(tx, role, lastOn, by, city.now())
    await saveRole(tx, roleId, draft)
    const about = { roleId, fromId: by.person, toId: to.id, fromOn: form.fromOn }
    await record(
      tx,
      [happened('people.role-given', by, { roleId, ...draft }), happened('people.role-handed-over', by, about)],
      city.now(),
    )
    return accept({ roleId })
  })
