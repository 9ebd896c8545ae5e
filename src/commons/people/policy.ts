import { byOwnRoles, holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { RoleDraft, RoleGiven } from './words.ts'

/** The office enrols anybody; who works at a desk, a class or a door enrols the people who come to it. */
export const mayEnrol = (by: Actor): boolean =>
  isOfOffice(by) ||
  (['coordinator', 'educator', 'courier', 'host', 'guardian'] as const).some((role) => holdsRole(by, role))

/** The office gives any role; an organisation's coordinator those of that organisation, and never more than coordinator. */
export const mayGiveRole = (by: Actor, draft: Pick<RoleDraft, 'role' | 'organisationId'>): boolean =>
  mayGive(byOwnRoles(by), draft) || (mayGive(by, draft) && !isPower(draft))

/** Who only stands in for somebody gives nobody, themselves least, what decides over others. */
const isPower = ({ role }: Pick<RoleDraft, 'role'>): boolean =>
  ['coordinator', 'steward', 'operator', 'auditor', 'council-member', 'youth-reviewer'].includes(role)

const mayGive = (by: Actor, draft: Pick<RoleDraft, 'role' | 'organisationId'>): boolean =>
  isOfOffice(by) ||
  (draft.organisationId !== null &&
    holdsRole(by, 'coordinator', draft.organisationId) &&
    (['coordinator', 'host', 'educator', 'mentor', 'courier'] as readonly string[]).includes(draft.role))

export const isSelf = (by: Actor, personId: Id): boolean => by.kind === 'person' && by.person === personId

/**
 * The office writes down what it saw, and an organisation's coordinator what its own people showed: those who work there
 * now or will, not those who have left. @param roles theirs, every one ever given
 */
export const mayKeepClearances = (
  by: Actor,
  roles: readonly Pick<RoleGiven, 'organisationId' | 'untilOn'>[],
  today: Day,
): boolean =>
  isOfOffice(by) ||
  roles.some(
    ({ organisationId, untilOn }) =>
      organisationId !== null && (untilOn === null || untilOn >= today) && holdsRole(by, 'coordinator', organisationId),
  )
