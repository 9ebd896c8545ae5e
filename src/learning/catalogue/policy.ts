import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** The office changes the catalogue; all may read it. */
export const mayChangeCatalogue = (by: Actor): boolean => isOfOffice(by)

/** Roles that write what an organisation offers. */
const houseRoles = ['host', 'coordinator'] as const

/** Who writes, changes and withdraws what a house offers: its own people, and the office. */
export const mayHost = (by: Actor, organisationId: Id): boolean =>
  isOfOffice(by) || houseRoles.some((role) => holdsRole(by, role, organisationId))

/** Only the gate's outcome lets an offer through or takes it back; only the house's membership makes it rest. */
export const maySettleOffers = (by: Actor): boolean => by.kind === 'system'
