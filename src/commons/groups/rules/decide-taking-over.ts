import type { HeldRole, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { adultRoles, type Group } from '../words.ts'

/** A role that went over from one person to another. */
export interface RoleHandedOver {
  readonly role: Role
  /** Null: held for the place as a whole. */
  readonly organisationId: Id | null
}

const opens = (role: Role): boolean => (adultRoles as readonly Role[]).includes(role)

/**
 * With a role go the groups one answers for by it: to whoever has the role from that day on. Whoever still stands for the
 * group's house by another role stays beside them; a role that makes nobody responsible takes no group along.
 * @param groups those the old holder answers for
 * @param kept the roles the old holder has on that day
 */
export const decideTakingOver = (
  { role, organisationId }: RoleHandedOver,
  groups: readonly Pick<Group, 'id' | 'organisationId'>[],
  kept: readonly Pick<HeldRole, 'role' | 'organisation'>[],
): { readonly groupId: Id; readonly leaves: boolean }[] =>
  (opens(role) ? groups : [])
    .filter((group) => organisationId === null || group.organisationId === organisationId)
    .map((group) => ({
      groupId: group.id,
      leaves: !kept.some(
        (one) => opens(one.role) && (one.organisation === null || one.organisation === group.organisationId),
      ),
    }))
