import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isResponsible } from '../policy.ts'
import { endBelonging } from '../store/belonging.ts'
import type { GroupRefusal } from '../words.ts'
import { loadGroupFacts } from './group-facts.ts'

/**
 * Takes somebody off the list from this moment on; adding them again the same day undoes it. Who is off already: the
 * same, and nothing is told.
 * @refuses not-here · not-yours
 */
export const removeMember = (
  { groupId, personId }: { readonly groupId: Id; readonly personId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly groupId: Id }, GroupRefusal>> =>
  city.transaction(async (tx) => {
    const facts = await loadGroupFacts(tx, groupId, city)
    if (facts === null) return refuse('groups.not-here')
    if (!isOfOffice(by) && !isResponsible(by, facts.group, facts.adults)) return refuse('groups.not-yours')
    if (await endBelonging(tx, 'member', groupId, personId, facts.today))
      await record(tx, [happened('groups.member-removed', by, { groupId, personId })], city.now())
    return accept({ groupId })
  })
