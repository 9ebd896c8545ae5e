import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** Organisations and venues are kept by the office and by imports. */
export const mayKeepOrganisations = (by: Actor): boolean => isOfOffice(by)

/** Couriers know the small ones, and so do the schools they come to. @param schools organisations of that kind */
export const mayVouch = (by: Actor, schools: readonly Id[]): boolean =>
  holdsRole(by, 'courier', null) ||
  (['educator', 'coordinator'] as const).some((role) => schools.some((school) => holdsRole(by, role, school)))

/** Only the gate's outcome admits, refuses or takes back. */
export const maySettleJoining = (by: Actor): boolean => by.kind === 'system'

/** An organisation rests and comes back by its own coordinator, or the office. */
export const mayKeepMembership = (by: Actor, organisationId: Id): boolean =>
  isOfOffice(by) || holdsRole(by, 'coordinator', organisationId)
