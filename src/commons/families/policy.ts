import { holdsRole, isHumanOfOffice, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Link } from './words.ts'

export const isThemself = (by: Actor, personId: Id): boolean => by.kind === 'person' && by.person === personId

const deskRoles = ['coordinator', 'educator', 'courier', 'host'] as const

const worksFor = (by: Actor, organisationId: Id): boolean =>
  deskRoles.some((role) => holdsRole(by, role, organisationId))

/** Works at some desk that enrols children: it may open the desk's page, and that alone. */
export const mayWorkAtDesk = (by: Actor): boolean => isOfOffice(by) || deskRoles.some((role) => holdsRole(by, role))

/**
 * A desk serves the children it knows: those it gave a card or vouched for. A role somewhere else opens no child.
 * @param servedBy organisations that know the child
 */
export const mayServe = (by: Actor, servedBy: readonly Id[]): boolean =>
  isOfOffice(by) || servedBy.some((organisation) => worksFor(by, organisation))

/** Who meets a family in person for an organisation that knows the child: a library's desk, a school, a youth worker. */
export const mayVouch = (by: Actor, organisationId: Id | null, servedBy: readonly Id[]): boolean =>
  isOfOffice(by) || (organisationId !== null && servedBy.includes(organisationId) && worksFor(by, organisationId))

/** P9: the lead of an organisation that knows the child, or the office. A human: no job suspends a parent. */
export const maySuspend = (by: Actor, servedBy: readonly Id[]): boolean =>
  isHumanOfOffice(by) || servedBy.some((organisation) => holdsRole(by, 'coordinator', organisation))

/** P9: two named people restore; the guardian concerned is neither of them, and an operator's link names nobody. */
export const mayRestore = (
  by: Actor,
  link: Pick<Link, 'guardianId' | 'childId'>,
  servedBy: readonly Id[],
): by is Extract<Actor, { kind: 'person' }> =>
  by.kind === 'person' && maySuspend(by, servedBy) && by.person !== link.guardianId && by.person !== link.childId

/** A guardian may lay it down, the office may end it. A child can not: that is what suspending is for. */
export const mayEndLink = (by: Actor, link: Pick<Link, 'guardianId'>): boolean =>
  isOfOffice(by) || isThemself(by, link.guardianId)
