import type { Id } from '#kernel/id.ts'
import type { About, Tie } from '../words.ts'

/** What is known of somebody who might decide. */
export interface PersonFacts {
  readonly personId: Id
  /** Organisations they hold a role for today. */
  readonly organisations: readonly Id[]
  /** Their children and their guardians. */
  readonly family: readonly Id[]
}

/** Nobody decides about themselves, about their family, or about an organisation they work for. */
export function tieOf(
  { applicantId, organisationIds }: Pick<About, 'applicantId' | 'organisationIds'>,
  { personId, organisations, family }: PersonFacts,
): Tie | null {
  if (applicantId !== null && applicantId === personId) return 'self'
  if (applicantId !== null && family.includes(applicantId)) return 'family'
  return organisationIds.some((one) => organisations.includes(one)) ? 'organisation' : null
}
