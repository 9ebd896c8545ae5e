import { consentBook, type Place } from '#commons/families'
import { desksOf, personsById } from '#commons/people'
import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isResponsible } from '../policy.ts'
import { mayJoin } from '../rules/may-join.ts'
import { loadBelongingOf, reopenBelonging, saveBelonging } from '../store/belonging.ts'
import { loadGroups } from '../store/groups.ts'
import type { GroupRefusal } from '../words.ts'
import { loadGroupFacts } from './group-facts.ts'

/**
 * Puts a child on the list of a group: one whom its organisation knows already, or whose family said yes to taking
 * part. Anybody else is told like nobody, so that a list is no way to find out who exists. Who was taken out today
 * comes back without a gap.
 * @refuses not-here · not-yours · person-not-here · is-member-already · is-over
 */
export async function addMember(
  { groupId, personId }: { readonly groupId: Id; readonly personId: Id },
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly groupId: Id }, GroupRefusal>> {
  const [person] = await personsById([personId], city)
  const desks = (await desksOf([personId], city)).get(personId) ?? []
  const family = (await consentBook([personId], city, place)).mayUse(personId, 'taking-part', city.now())
  return city.transaction(async (tx) => {
    const facts = await loadGroupFacts(tx, groupId, city)
    if (facts === null) return refuse('groups.not-here')
    const { group, adults, today } = facts
    if (!isOfOffice(by) && !isResponsible(by, group, adults)) return refuse('groups.not-yours')
    if (group.untilOn < today) return refuse('groups.is-over')
    const others = await loadBelongingOf(tx, 'member', personId)
    const groups = await loadGroups(tx, [...new Set(others.map((one) => one.groupId))])
    const knownTo = [...desks, ...groups.map(({ organisationId }) => organisationId)]
    const isHere = person !== undefined && person.erasedAt === null
    if (!isHere || !mayJoin({ group, knownTo, familySaysYes: family.may, isOffice: isOfOffice(by) }))
      return refuse('groups.person-not-here')
    const isBack = await reopenBelonging(tx, 'member', groupId, personId, today)
    const one = { groupId, personId, fromOn: today, untilOn: null, partyId: null }
    if (!isBack && !(await saveBelonging(tx, 'member', one))) return refuse('groups.is-member-already')
    await record(tx, [happened('groups.member-added', by, { groupId, personId })], city.now())
    return accept({ groupId })
  })
}
