import type { HeldRole } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import type { RoleGiven } from '../words.ts'

/** A role runs on every day from its first to its last, both included; over at once is over, also on a day come back. */
export const runsOn = (
  { fromOn, untilOn, endedAt }: Pick<RoleGiven, 'fromOn' | 'untilOn' | 'endedAt'>,
  day: Day,
): boolean => endedAt === null && fromOn <= day && (untilOn === null || day <= untilOn)

export const rolesToday = (given: readonly RoleGiven[], today: Day): HeldRole[] =>
  given
    .filter((one) => runsOn(one, today))
    .map(({ role, organisationId, delegatedBy }) => ({
      role,
      organisation: organisationId,
      ...(delegatedBy === null ? {} : { standingInFor: delegatedBy }),
    }))
