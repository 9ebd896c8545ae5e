import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** A device of one's own reads one's own days; nobody makes or ends a link for somebody else. */
export const isThemself = (by: Actor, personId: Id): boolean => by.kind === 'person' && by.person === personId

/** What to bring is said by the house, and by the office for it. */
export const maySayWhatToBring = (by: Actor, hostId: Id): boolean =>
  isOfOffice(by) || holdsRole(by, 'host', hostId) || holdsRole(by, 'coordinator', hostId)

/** Who brings families and activities together: couriers, and the desks that enrol children. */
export const worksWithFamilies = (by: Actor): boolean =>
  by.kind === 'person' &&
  by.roles.some(({ role }) => role === 'courier' || role === 'educator' || role === 'coordinator')
