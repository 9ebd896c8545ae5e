import type { Actor, HeldRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { decideTakingOver, type RoleHandedOver } from '../rules/decide-taking-over.ts'
import { endBelonging, loadBelonging, loadBelongingOf, reopenBelonging, saveBelonging } from '../store/belonging.ts'
import { loadGroup } from '../store/groups.ts'
import type { Group, GroupRefusal } from '../words.ts'

export interface GroupsToTakeOver extends RoleHandedOver {
  readonly fromId: Id
  readonly toId: Id
  /** The new holder's first day, on the place's own calendar; it may be still to come. */
  readonly onDay: Day
  /** Roles the old holder has on that day. */
  readonly kept: readonly Pick<HeldRole, 'role' | 'organisation'>[]
}

/**
 * Moves the groups somebody answers for by a role to whoever has that role from a day on, so that no day is without.
 * The house does it when a role was handed over. Told twice it happened once.
 * @returns the groups that moved
 * @refuses not-yours
 */
export const takeOverGroups = (
  { fromId, toId, onDay, kept, ...handed }: GroupsToTakeOver,
  by: Actor,
  city: City,
): Promise<Result<readonly Id[], GroupRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'system') return refuse('groups.not-yours')
    const answered = (await loadBelongingOf(tx, 'adult', fromId)).filter(
      ({ untilOn }) => untilOn === null || untilOn >= onDay,
    )
    const groups: Group[] = []
    // Each held until the end, in one order: two hand-overs at once wait for each other.
    for (const groupId of [...new Set(answered.map((one) => one.groupId))].sort()) {
      const group = await loadGroup(tx, groupId, true)
      if (group !== null && group.untilOn >= onDay) groups.push(group)
    }
    const moved: Id[] = []
    for (const { groupId, leaves } of decideTakingOver(handed, groups, kept)) {
      const adults = (await loadBelonging(tx, 'adult', [groupId], onDay)).map(({ personId }) => personId)
      const isNew = !adults.includes(toId)
      if (isNew && !(await reopenBelonging(tx, 'adult', groupId, toId, onDay)))
        await saveBelonging(tx, 'adult', { groupId, personId: toId, fromOn: onDay, untilOn: null, partyId: null })
      const isGone = leaves && (await endBelonging(tx, 'adult', groupId, fromId, onDay))
      const told = [
        ...(isNew ? [happened('groups.adult-added', by, { groupId, personId: toId })] : []),
        ...(isGone ? [happened('groups.group-handed-over', by, { groupId, toId, fromIds: [fromId] })] : []),
      ]
      await record(tx, told, city.now())
      if (told.length > 0) moved.push(groupId)
    }
    return accept(moved)
  })
