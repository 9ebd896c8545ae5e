import { enrolPeople, type BirthMonth } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isResponsible } from '../policy.ts'
import { saveBelonging } from '../store/belonging.ts'
import type { GroupRefusal } from '../words.ts'
import { loadGroupFacts } from './group-facts.ts'

/**
 * Writes down a child whom nobody here knows yet, with a made-up name, straight onto the list of a group. The card comes
 * when it is printed.
 * @refuses not-here · not-yours · is-over · born-in-the-future
 */
export const enrolIntoGroup = (
  child: { readonly groupId: Id; readonly birth: BirthMonth | null; readonly language: Language },
  by: Actor,
  city: City,
): Promise<Result<{ readonly personId: Id }, GroupRefusal>> =>
  city.transaction(async (tx) => {
    const { groupId, birth, language } = child
    const facts = await loadGroupFacts(tx, groupId, city)
    if (facts === null) return refuse('groups.not-here')
    const { group, adults, today } = facts
    if (!isResponsible(by, group, adults)) return refuse('groups.not-yours')
    if (group.untilOn < today) return refuse('groups.is-over')
    const born = birth && `${birth.year}-${String(birth.month).padStart(2, '0')}`
    if (born !== null && born > today.slice(0, 7)) return refuse('groups.born-in-the-future')
    const enrolled = await enrolPeople(tx, city, [{ legalName: null, birth, language }], by)
    if (!enrolled.ok) return refuse('groups.not-yours')
    const personId = enrolled.value[0]!
    await saveBelonging(tx, 'member', { groupId, personId, fromOn: today, untilOn: null, partyId: null })
    await record(tx, [happened('groups.member-added', by, { groupId, personId })], city.now())
    return accept({ personId })
  })
