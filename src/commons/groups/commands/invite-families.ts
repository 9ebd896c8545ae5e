import { guardiansToday, type Place } from '#commons/families'
import { waysOf } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isResponsible } from '../policy.ts'
import { loadBelonging } from '../store/belonging.ts'
import type { GroupRefusal } from '../words.ts'
import { loadGroupFacts } from './group-facts.ts'

/**
 * Asks every family of a group that a message reaches for the consents of the season. One event for each guardian: what
 * follows (a link, a message in their language) is a reaction's, and one that fails holds up nobody else's.
 * @returns how many guardians are written to
 * @refuses not-here · not-yours · is-over · nobody-to-write-to
 */
export async function inviteFamilies(
  groupId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly guardians: number }, GroupRefusal>> {
  const found = await city.transaction(async (tx) => {
    const facts = await loadGroupFacts(tx, groupId, city)
    return facts && { ...facts, members: await loadBelonging(tx, 'member', [groupId], facts.today) }
  })
  if (found === null) return refuse('groups.not-here')
  if (!isResponsible(by, found.group, found.adults)) return refuse('groups.not-yours')
  if (found.group.untilOn < found.today) return refuse('groups.is-over')
  const guardians = await guardiansToday(
    found.members.map(({ personId }) => personId),
    city,
    place,
  )
  const all = [...guardians].flatMap(([childId, answering]) => answering.map((one) => ({ childId, ...one })))
  const ways = await waysOf([...new Set(all.map(({ guardianId }) => guardianId))], city)
  const reached = all.filter(({ guardianId }) =>
    (ways.get(guardianId) ?? []).some(({ confirmedAt }) => confirmedAt !== null),
  )
  if (reached.length === 0) return refuse('groups.nobody-to-write-to')
  const invitationId = city.newId()
  const events = reached.map(({ childId, linkId, guardianId }) =>
    happened('groups.family-invited', by, { groupId, invitationId, childId, linkId, guardianId }),
  )
  await city.transaction((tx) => record(tx, events, city.now()))
  return accept({ guardians: new Set(reached.map(({ guardianId }) => guardianId)).size })
}
