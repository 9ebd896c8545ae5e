import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Purpose } from './words-of-consent.ts'

/** What was seen when it was written down; of a form no copy is kept (P7). */
export const mandateProofs = ['signed-form', 'in-person'] as const
export type MandateProof = (typeof mandateProofs)[number]

/** A family lets an organisation speak for it: about one child, some questions, from a day to a day, both included. */
export interface Mandate {
  readonly id: Id
  readonly childId: Id
  /** Whose word is carried. */
  readonly linkId: Id
  readonly organisationId: Id
  readonly scope: readonly Purpose[]
  readonly fromOn: Day
  readonly untilOn: Day
  readonly recordedHow: MandateProof
  readonly recordedBy: Id | null
  readonly endedAt: Instant | null
}
