import { byOwnRoles, holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/**
 * Who may count the staff's looks again: auditors, and those who answer for the place. A coordinator's own looks are
 * among them, so a coordinator does not.
 */
export const mayAudit = (by: Actor): boolean =>
  by.kind === 'operator' || (['auditor', 'steward', 'operator'] as const).some((role) => holdsRole(by, role, null))

/** Who audits changes nothing: rules are run by those who answer for the place. */
export const mayRunRetention = (by: Actor): boolean =>
  by.kind === 'operator' || (['steward', 'operator'] as const).some((role) => holdsRole(by, role, null))

/** The office forgets whoever asked it to, by its own roles and never by lent ones; for oneself there is one's own page. */
export const mayForgetAnybody = (by: Actor, personId: Id): boolean =>
  isOfOffice(byOwnRoles(by)) && !(by.kind === 'person' && by.person === personId)

/** What a guardian and a child are to each other today. */
export interface AnswersFor {
  readonly isMinor: boolean
  /** Who sees and decides for the child today. */
  readonly guardians: readonly Id[]
}

/** One guardian alone has a child forgotten; where two answer for it, it takes the office, which asks both. */
export const mayForgetChild = (by: Actor, { isMinor, guardians }: AnswersFor): 'yes' | 'ask-the-office' | 'no' => {
  if (by.kind !== 'person' || !isMinor || !guardians.includes(by.person)) return 'no'
  return guardians.length === 1 ? 'yes' : 'ask-the-office'
}
