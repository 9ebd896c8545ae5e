import type { Unlock } from '../words-of-before.ts'
import type { Finding } from '../words-for-pages.ts'
import type { ParticipationSettings, Part } from '../words.ts'

/** What a record, a clearance and a map say of one person before anything is asked of a host. */
export interface FurtherFacts {
  /** Null: nothing is asked to have been done before, or it was. Else the steps that would open it, the best first. */
  readonly unlocks: readonly Unlock[] | null
  /** Answers for no child of the party. */
  readonly isCarer: boolean
  /** What the place asks to see of grown people who come along. */
  readonly isCleared: boolean
  /** Null: nobody said where they come from, or nobody knows where it is. */
  readonly minutes: number | null
}

/**
 * Law: what somebody should have done before, a paper the place wants to see of grown people who come along, and a long way
 * are said before anybody asks, as strictly as the place chose; and what comes before is said with the step that opens it.
 */
export function checkFurther(
  { unlocks, isCarer, isCleared, minutes }: FurtherFacts,
  part: Part,
  { checks, companions, travel }: Pick<ParticipationSettings, 'checks' | 'companions' | 'travel'>,
): Finding[] {
  const found: Finding[] = []
  const finding = (sentence: string, mode: Finding['mode'], more: Partial<Finding> = {}): Finding => ({
    sentence: `participation.${sentence}`,
    mode,
    facts: {},
    ...more,
  })
  // Whoever only comes along need not have learned anything before.
  if (part === 'learner' && unlocks !== null) found.push(finding('check-before', checks.before, { unlocks }))
  const isAsked = companions.show.length > 0 && (companions.of === 'everybody' || isCarer)
  if (part === 'companion' && isAsked && !isCleared) found.push(finding('check-clearance', checks.clearance))
  if (minutes !== null && minutes > travel.mostMinutes)
    found.push(finding('check-travel', checks.travel, { facts: { minutes } }))
  return found
}
