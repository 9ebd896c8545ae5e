import { holdsRole, isHumanOfOffice, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Link } from './words.ts'

export const isThemself = (by: Actor, personId: Id): boolean => by.kind === 'person' && by.person === personId

/** Who meets families in person for an organisation: a library's desk, a school, a youth worker. */
export const mayVouch = (by: Actor, organisationId: Id | null): boolean =>
  isOfOffice(by) ||
  (organisationId !== null &&
    (['coordinator', 'educator', 'courier', 'host'] as const).some((role) => holdsRole(by, role, organisationId)))

/** Works at some desk that enrols children and prints their cards. */
export const mayWorkAtDesk = (by: Actor): boolean =>
  isOfOffice(by) || (['coordinator', 'educator', 'courier', 'host'] as const).some((role) => holdsRole(by, role))

/** P9: an organisation's lead, or the office. A human: no job suspends a parent. */
export const maySuspend = (by: Actor): boolean => isHumanOfOffice(by) || holdsRole(by, 'coordinator')

/** P9: two named people restore; the guardian concerned is neither of them, and an operator's link names nobody. */
export const mayRestore = (
  by: Actor,
  link: Pick<Link, 'guardianId' | 'childId'>,
): by is Extract<Actor, { kind: 'person' }> =>
  by.kind === 'person' && maySuspend(by) && by.person !== link.guardianId && by.person !== link.childId

/** A guardian may lay it down, the office may end it. A child can not: that is what suspending is for. */
export const mayEndLink = (by: Actor, link: Pick<Link, 'guardianId'>): boolean =>
  isOfOffice(by) || isThemself(by, link.guardianId)
