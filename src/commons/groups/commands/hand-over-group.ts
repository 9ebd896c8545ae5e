import { actorOfPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepGroup, standsFor } from '../policy.ts'
import { endBelonging, reopenBelonging, saveBelonging } from '../store/belonging.ts'
import type { GroupRefusal } from '../words.ts'
import { loadGroupFacts } from './group-facts.ts'

/**
 * Makes somebody responsible for a group; with `leaving`, whoever that names is so no longer, from the same moment, so
 * that a group never stands alone in between. Handed over again the same way, nothing is told.
 * @param toId educator, host or mentor of the group's organisation today
 * @refuses not-here · not-yours · not-a-responsible-adult
 */
export const handOverGroup = (
  { groupId, toId, leaving }: { readonly groupId: Id; readonly toId: Id; readonly leaving: readonly Id[] },
  by: Actor,
  city: City,
): Promise<Result<{ readonly groupId: Id }, GroupRefusal>> =>
  city.transaction(async (tx) => {
    const facts = await loadGroupFacts(tx, groupId, city)
    if (facts === null) return refuse('groups.not-here')
    const { group, adults, today } = facts
    if (!mayKeepGroup(by, group, adults)) return refuse('groups.not-yours')
    const next = await actorOfPerson(toId, today, city)
    if (next === null || !standsFor(next, group.organisationId)) return refuse('groups.not-a-responsible-adult')
    const isNew = !adults.includes(toId)
    if (isNew && !(await reopenBelonging(tx, 'adult', groupId, toId, today)))
      await saveBelonging(tx, 'adult', { groupId, personId: toId, fromOn: today, untilOn: null, partyId: null })
    const gone: Id[] = []
    for (const personId of leaving.filter((one) => one !== toId))
      if (await endBelonging(tx, 'adult', groupId, personId, today)) gone.push(personId)
    const told = [
      ...(isNew ? [happened('groups.adult-added', by, { groupId, personId: toId })] : []),
      ...(gone.length > 0 ? [happened('groups.group-handed-over', by, { groupId, toId, fromIds: gone })] : []),
    ]
    await record(tx, told, city.now())
    return accept({ groupId })
  })
