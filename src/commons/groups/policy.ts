import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { adultRoles, type Group, type Sight } from './words.ts'

/** Holds a role of responsibility today, for this organisation or for the whole place. */
export const standsFor = (by: Actor, organisationId: Id | null): boolean =>
  adultRoles.some((role) => holdsRole(by, role, organisationId) || holdsRole(by, role, null))

/**
 * The office, the coordinator of the organisation, and its own educators, hosts and mentors.
 * @param organisationId null: for whichever organisation of the place
 */
export const mayMakeGroup = (by: Actor, organisationId: Id | null): boolean =>
  isOfOffice(by) || holdsRole(by, 'coordinator', organisationId) || standsFor(by, organisationId)

type OfGroup = Pick<Group, 'organisationId'>

/** Responsible: written down as such today, and the role that this rests on runs. Either ends it. @param adults of today */
export const isResponsible = (by: Actor, group: OfGroup, adults: readonly Id[]): boolean =>
  by.kind === 'person' && adults.includes(by.person) && standsFor(by, group.organisationId)

/** Who keeps the group's own facts and its adults; this opens no name. */
export const mayKeepGroup = (by: Actor, group: OfGroup, adults: readonly Id[]): boolean =>
  isOfOffice(by) || holdsRole(by, 'coordinator', group.organisationId) || isResponsible(by, group, adults)

/**
 * What to show. Names only to who is responsible and may meet children at this moment (P15); the office and the
 * organisation's coordinator see counts; nobody else hears that there is such a group.
 * @param meetsMinors the answer of people's `mayMeetMinors` for the one who looks
 */
export function sightOf(by: Actor, group: OfGroup, adults: readonly Id[], meetsMinors: boolean): Sight {
  if (by.kind === 'system') return 'names'
  if (isResponsible(by, group, adults)) return meetsMinors ? 'names' : 'counts'
  return isOfOffice(by) || holdsRole(by, 'coordinator', group.organisationId) ? 'counts' : 'nothing'
}
