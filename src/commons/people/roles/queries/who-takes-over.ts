import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadPersons, loadRoles } from '../../store.ts'
import type { PeopleRefusal, RoleGiven } from '../../words.ts'
import type { Successor } from '../rules/pass-on.ts'

/**
 * A role of one's own and who shall have it, for a while or for good, within the caller's transaction.
 * @refuses not-yours (whoever is no person has none) · not-here (the role is not one's own, or nobody is there to take it)
 */
export async function whoTakesOver(
  tx: Tx,
  { roleId, toPersonId }: { readonly roleId: Id; readonly toPersonId: Id },
  by: Actor,
): Promise<Result<{ readonly role: RoleGiven; readonly to: Successor }, PeopleRefusal>> {
  if (by.kind !== 'person') return refuse('people.not-yours')
  const role = (await loadRoles(tx, by.person)).find(({ id }) => id === roleId)
  const [to] = await loadPersons(tx, [toPersonId])
  if (!role || !to || to.erasedAt !== null) return refuse('people.not-here')
  return accept({ role, to: { personId: to.id, birth: to.birth, roles: await loadRoles(tx, to.id) } })
}
