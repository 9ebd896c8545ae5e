import { holdsRole, isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** What a reader of the case learns of whoever may be with children: only whether all stands, who it is, or each paper too. */
export type ReachOfContact = 'whether' | 'who' | 'each-paper'

interface Between {
  /** Is the reader one? */
  readonly isMinor: boolean
  readonly applicantIsMinor: boolean
  /** The house that asks; null: the place itself. */
  readonly organisationId: Id | null
}

/**
 * Least data (P15): to decide, it is enough to know what is asked for and whether everything stands. The name is for who
 * keeps the papers anyway, the office and the coordinator of that house; each paper only between grown people.
 */
export function reachOfContact(by: Actor, { isMinor, applicantIsMinor, organisationId }: Between): ReachOfContact {
  const keeps = isHumanOfOffice(by) || (organisationId !== null && holdsRole(by, 'coordinator', organisationId))
  if (!keeps || isMinor) return 'whether'
  return applicantIsMinor ? 'who' : 'each-paper'
}
