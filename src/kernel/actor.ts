import type { Id } from './id.ts'

/** What a person may be in an ecosystem, from a day to a day. The laws of each role are its rooms' own. */
export const roles = [
  'learner',
  'guardian',
  'educator',
  'host',
  'mentor',
  'courier',
  'coordinator',
  'youth-reviewer',
  'council-member',
  'steward',
  'auditor',
  'operator',
] as const
export type Role = (typeof roles)[number]

/** A role that runs today. */
export interface HeldRole {
  readonly role: Role
  /** The organisation it is held for; null: for the ecosystem as a whole. */
  readonly organisation: Id | null
  /** Held for a while in the place of this person; left out: one's own. */
  readonly standingInFor?: Id
}

/**
 * Who did it. A visitor has no name; an operator came by a link from the command line; the system acts for a job or a
 * reaction; a person is one per ecosystem and brings the roles that run on the day of the act.
 */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'operator'; readonly session: Id }
  | { readonly kind: 'system'; readonly because: string }
  | { readonly kind: 'person'; readonly person: Id; readonly roles: readonly HeldRole[] }

/**
 * Does this person hold the role today?
 * @param organisation the organisation it must be held for; null: for the ecosystem as a whole; left out: for any
 */
export const holdsRole = (by: Actor, role: Role, organisation?: Id | null): boolean =>
  by.kind === 'person' &&
  by.roles.some((held) => held.role === role && (organisation === undefined || held.organisation === organisation))

/** Roles that, held for the whole ecosystem, open its back office. */
export const officeRoles = ['steward', 'coordinator', 'operator'] as const satisfies readonly Role[]

/** The back office of an ecosystem: its stewards, coordinators and operators, an operator's link, and the house itself. */
export const isOfOffice = (by: Actor): boolean =>
  by.kind === 'operator' || by.kind === 'system' || officeRoles.some((role) => holdsRole(by, role, null))

/** The same, but somebody of flesh and blood: what the house does by itself is not looked at by a human. */
export const isHumanOfOffice = (by: Actor): boolean => by.kind !== 'system' && isOfOffice(by)

/** What somebody may do by their own roles alone, without those they hold for others. */
export const byOwnRoles = (by: Actor): Actor =>
  by.kind === 'person' ? { ...by, roles: by.roles.filter(({ standingInFor }) => standingInFor === undefined) } : by

/** An actor as the trail keeps it: who, and in whose place; never what else was true of them. */
export function inTrail(by: Actor): Actor | InTrail {
  if (by.kind !== 'person') return by
  const { person, roles: held } = by
  const standingInFor = [...new Set(held.flatMap((role) => role.standingInFor ?? []))]
  return { kind: 'person', person, ...(standingInFor.length === 0 ? {} : { standingInFor }) }
}

interface InTrail {
  readonly kind: 'person'
  readonly person: Id
  /** Whose roles this person held for a while when it happened. */
  readonly standingInFor?: readonly Id[]
}
