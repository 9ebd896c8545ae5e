import { instant, type Instant } from '#kernel/instant.ts'
import type { Case, Gate } from '../words.ts'
import { isOpen } from './case-life.ts'

const dayMilliseconds = 86_400_000

/** Until when a case may wait, in days of twenty-four hours; null: as long as it takes. */
export const deadlineOf = (gate: Gate, openedAt: Instant): Instant | null =>
  gate.kind === 'open' || gate.deadline === null ? null : instant(openedAt + gate.deadline.days * dayMilliseconds)

/** What silence does to a case at this moment: nothing while it has time or is closed, and so never twice. */
export function passDeadline(
  { gate, state, deadlineAt }: Pick<Case, 'gate' | 'state' | 'deadlineAt'>,
  now: Instant,
): 'passed-to-lapse' | 'passed-to-effect' | null {
  if (gate.kind === 'open' || gate.deadline === null || deadlineAt === null) return null
  if (!isOpen(state) || now < deadlineAt) return null
  return gate.deadline.whenPassed === 'lapse' ? 'passed-to-lapse' : 'passed-to-effect'
}
