import { organisationsById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepGroup } from '../policy.ts'
import { saveGroupEdit } from '../store/groups.ts'
import type { GroupForm, GroupRefusal } from '../words.ts'
import { loadGroupFacts } from './group-facts.ts'

/**
 * Changes a group's own facts; whose group it is stays, for its adults' roles hang on that. Saved again the same,
 * nothing is told.
 * @refuses not-here · not-yours · no-such-organisation
 */
export const editGroup = (
  groupId: Id,
  given: GroupForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly groupId: Id }, GroupRefusal>> =>
  city.transaction(async (tx) => {
    const facts = await loadGroupFacts(tx, groupId, city)
    if (facts === null) return refuse('groups.not-here')
    const { group, adults } = facts
    if (!mayKeepGroup(by, group, adults)) return refuse('groups.not-yours')
    const form = { ...given, organisationId: group.organisationId }
    const { schoolId } = form
    if (schoolId !== null && (await organisationsById(tx, [schoolId])).length === 0)
      return refuse('groups.no-such-organisation')
    const changed = (Object.keys(form) as (keyof GroupForm)[]).filter(
      (field) => JSON.stringify(form[field]) !== JSON.stringify(group[field]),
    )
    if (changed.length === 0) return accept({ groupId })
    await saveGroupEdit(tx, groupId, form)
    await record(tx, [happened('groups.group-edited', by, { groupId, changed })], city.now())
    return accept({ groupId })
  })
