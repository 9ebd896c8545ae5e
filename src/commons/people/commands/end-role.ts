import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day, type Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isSelf, mayGiveRole } from '../policy.ts'
import { loadRoles, saveRoleEnd } from '../store.ts'
import { lapsed } from '../clearances/rules/reminders-due.ts'
import { loadDelegatedBy, saveRoleReminders } from '../roles/store.ts'
import { roleRemindDays } from '../roles/words.ts'
import type { PeopleRefusal, RoleGiven } from '../words.ts'

/**
 * Who may give a role may end it, who lent it may take it back, and everybody may lay down their own. Ended again: the same, and nothing is told.
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
    const isLender = held.delegatedBy !== null && isSelf(by, held.delegatedBy)
    if (!isSelf(by, personId) && !isLender && !mayGiveRole(by, held)) return refuse('people.not-yours')
    await endInTransaction(tx, { held, lastOn }, by, city)
    return accept({ roleId })
  })

/** Ends a role, and with it every stand-in for it: nobody holds longer what was only lent to them. */
export async function endInTransaction(
  tx: Tx,
  { held, lastOn }: { readonly held: RoleGiven; readonly lastOn: Day },
  by: Actor,
  city: City,
): Promise<void> {
  const [now, endedAt] = [city.now(), await overSince(tx, lastOn, city)]
  const lent = (await loadDelegatedBy(tx, held.personId)).filter(
    ({ role, organisationId }) => role === held.role && organisationId === held.organisationId,
  )
  for (const { id: roleId, personId } of held.delegatedBy === null ? [held, ...lent] : [held]) {
    if (!(await saveRoleEnd(tx, roleId, { lastOn, endedAt }))) continue
    // Told now, and not again when the day comes.
    await saveRoleReminders(tx, roleId, [lapsed, ...roleRemindDays], now)
    await record(tx, [happened('people.role-ended', by, { roleId, personId, lastOn })], now)
  }
}

/** Now, where a role with this last day is over by what is said now; null: it still has days, and they end it. */
export async function overSince(tx: Tx, lastOn: Day, city: City): Promise<Instant | null> {
  const now = city.now()
  return lastOn < dayIn((await ecosystemHere(tx, city)).timeZone, now) ? now : null
}
