import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadBelongingOf } from '../store/belonging.ts'
import { loadGroups } from '../store/groups.ts'
import type { Belonging, Group, PartInGroup } from '../words.ts'

/** A group with what somebody is in it. */
export interface GroupOfMine extends Group {
  readonly part: PartInGroup
}

/** The groups in which somebody is a member or a responsible adult today, those that run longest first. */
export const groupsOf = (personId: Id, city: City): Promise<GroupOfMine[]> =>
  city.reading(async (tx) => {
    const { timeZone } = await ecosystemHere(tx, city)
    const today = dayIn(timeZone, city.now())
    const runs = ({ fromOn, untilOn }: Pick<Belonging, 'fromOn' | 'untilOn'>): boolean =>
      fromOn <= today && (untilOn === null || today <= untilOn)
    const parts = new Map<Id, PartInGroup>()
    for (const part of ['member', 'adult'] as const) {
      for (const one of await loadBelongingOf(tx, part, personId)) if (runs(one)) parts.set(one.groupId, part)
    }
    const groups = await loadGroups(tx, [...parts.keys()])
    return groups.filter(runs).map((group) => ({ ...group, part: parts.get(group.id)! }))
  })
