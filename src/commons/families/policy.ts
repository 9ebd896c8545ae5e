import { holdsRole, isHumanOfOffice, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { BandGiven, Link, Mandate } from './words.ts'

export const isThemself = (by: Actor, personId: Id): boolean => by.kind === 'person' && by.person === personId

const deskRoles = ['coordinator', 'educator', 'courier', 'host'] as const
/** Desks and schools, never the host of an activity: what a family can pay is not theirs to know. */
const bandRoles = ['coordinator', 'educator', 'courier'] as const

const worksFor = (by: Actor, organisationId: Id): boolean =>
  deskRoles.some((role) => holdsRole(by, role, organisationId))

/** Works at some desk that enrols children: it may open the desk's page, and that alone. */
export const mayWorkAtDesk = (by: Actor): boolean => isOfOffice(by) || deskRoles.some((role) => holdsRole(by, role))

/** A child as desks know it. */
export interface Served {
  /** Organisations that gave the child a card, or vouched. */
  readonly servedBy: readonly Id[]
  readonly protected: boolean
  readonly named: readonly Id[]
}

/**
 * Of a protected child nobody at any desk or office sees anything but the two people who were named for it. The flag
 * only ever closes: whoever is named still needs the right they would need without it.
 */
export const maySeeProtected = (by: Actor, child: Pick<Served, 'protected' | 'named'>): boolean =>
  !child.protected || by.kind === 'system' || (by.kind === 'person' && child.named.includes(by.person))

/** A desk serves the children it knows: those it gave a card or vouched for. A role somewhere else opens no child. */
export const mayServe = (by: Actor, child: Served): boolean =>
  maySeeProtected(by, child) && (isOfOffice(by) || child.servedBy.some((organisation) => worksFor(by, organisation)))

/** Who meets a family in person for an organisation that knows the child: a library's desk, a school, a youth worker. */
export const mayVouch = (by: Actor, organisationId: Id | null, child: Served): boolean =>
  maySeeProtected(by, child) &&
  (isOfOffice(by) ||
    (organisationId !== null && child.servedBy.includes(organisationId) && worksFor(by, organisationId)))

/** P9: the lead of an organisation that knows the child, or the office. A human: no job suspends a parent. */
export const maySuspend = (by: Actor, child: Served): boolean =>
  maySeeProtected(by, child) &&
  (isHumanOfOffice(by) || child.servedBy.some((organisation) => holdsRole(by, 'coordinator', organisation)))

/** P9: two named people restore; the guardian concerned is neither of them, and an operator's link names nobody. */
export const mayRestore = (
  by: Actor,
  link: Pick<Link, 'guardianId' | 'childId'>,
  child: Served,
): by is Extract<Actor, { kind: 'person' }> =>
  by.kind === 'person' && maySuspend(by, child) && by.person !== link.guardianId && by.person !== link.childId

/** A guardian may lay it down, the office may end it. A child can not: that is what suspending is for. */
export const mayEndLink = (by: Actor, link: Pick<Link, 'guardianId'>): boolean =>
  isOfOffice(by) || isThemself(by, link.guardianId)

/** Works for the organisation a mandate names, and knows the child. */
export const mayCarry = (by: Actor, mandate: Pick<Mandate, 'organisationId'>, child: Served): boolean =>
  mayServe(by, child) && worksFor(by, mandate.organisationId)

/** Sets a family's band: a desk or a school that knows the child, and never a host. */
export const mayKeepBand = (by: Actor, organisationId: Id | null, child: Served): boolean =>
  organisationId !== null &&
  maySeeProtected(by, child) &&
  child.servedBy.includes(organisationId) &&
  bandRoles.some((role) => holdsRole(by, role, organisationId))

/**
 * Reads a family's band: the desk or school that set it, as long as it knows the child. No other desk, and not the
 * office: it keeps places, not purses. The family's own reading is asked of the family's page.
 */
export const mayReadBand = (by: Actor, band: Pick<BandGiven, 'organisationId'>, child: Served): boolean =>
  mayKeepBand(by, band.organisationId, child)

/** Ends it before its year is over: who set it, or somebody of the office, who does so without reading it. */
export const mayEndBand = (by: Actor, band: Pick<BandGiven, 'organisationId'>, child: Served): boolean =>
  mayReadBand(by, band, child) || (maySeeProtected(by, child) && isHumanOfOffice(by))

/** The organisations at whose desks somebody works. */
export const desksAt = (by: Actor): Id[] =>
  by.kind === 'person'
    ? [
        ...new Set(
          by.roles.flatMap(({ role, organisation }) =>
            organisation !== null && (deskRoles as readonly string[]).includes(role) ? [organisation] : [],
          ),
        ),
      ]
    : []

/** Of somebody's desks the one that knows the child, a desk or school before a host; null: the office's own. */
export function deskServing(by: Actor, child: Pick<Served, 'servedBy'>): Id | null {
  const serving = desksAt(by).filter((organisation) => child.servedBy.includes(organisation))
  return serving.find((at) => bandRoles.some((role) => holdsRole(by, role, at))) ?? serving[0] ?? null
}
