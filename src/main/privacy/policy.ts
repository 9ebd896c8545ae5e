import { holdsRole, type Actor } from '#kernel/actor.ts'

/**
 * Who may count the staff's looks again: auditors, and those who answer for the place. A coordinator's own looks are
 * among them, so a coordinator does not.
 */
export const mayAudit = (by: Actor): boolean =>
  by.kind === 'operator' || (['auditor', 'steward', 'operator'] as const).some((role) => holdsRole(by, role, null))

/** Who audits changes nothing: rules are run by those who answer for the place. */
export const mayRunRetention = (by: Actor): boolean =>
  by.kind === 'operator' || (['steward', 'operator'] as const).some((role) => holdsRole(by, role, null))
