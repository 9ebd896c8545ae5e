import type { HeldRole } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import type { RoleGiven } from '../words.ts'

/** A role runs on every day from its first to its last, both included. */
export const rolesToday = (given: readonly RoleGiven[], today: Day): HeldRole[] =>
  given
    .filter(({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || today <= untilOn))
    .map(({ role, organisationId, delegatedBy }) => ({
      role,
      organisation: organisationId,
      ...(delegatedBy === null ? {} : { standingInFor: delegatedBy }),
    }))
