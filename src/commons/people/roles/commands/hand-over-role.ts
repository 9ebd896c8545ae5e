import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { endInTransaction } from '../../commands/end-role.ts'
import { saveRole } from '../../store.ts'
import type { PeopleRefusal } from '../../words.ts'
import { whoTakesOver } from '../queries/who-takes-over.ts'
import { decideHandOver } from '../rules/pass-on.ts'
import type { HandOverForm, RoleLifeRefusal } from '../words.ts'

/**
 * A role goes over to a colleague for good, in one moment: nobody holds it twice and no day is without. Who hands over
 * sees what is open with it listed, and the new holder finds it with their role; the event takes along what one answers
 * for in person, such as groups.
 * @refuses not-here · not-yours (only one's own) · role-… · delegation-outside-the-role (`decideHandOver`)
 */
export const handOverRole = (
  { form, today }: { readonly form: HandOverForm; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly roleId: Id }, PeopleRefusal | RoleLifeRefusal>> =>
  city.transaction(async (tx) => {
    const found = await whoTakesOver(tx, form, by)
    if (!found.ok) return found
    const { role, to } = found.value
    const decided = decideHandOver(role, form, to, today)
    if (!decided.ok) return decided
    const { draft, lastOn } = decided.value
    const roleId = city.newId()
    await endInTransaction(tx, { held: role, lastOn }, by, city)
    await saveRole(tx, roleId, draft)
    const about = { roleId, fromId: role.personId, toId: to.personId, fromOn: form.fromOn }
    await record(
      tx,
      [happened('people.role-given', by, { roleId, ...draft }), happened('people.role-handed-over', by, about)],
      city.now(),
    )
    return accept({ roleId })
  })
