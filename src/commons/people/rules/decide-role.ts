import { accept, refuse, type Result } from '#kernel/result.ts'
import type { PeopleRefusal, RoleDraft, RoleGiven } from '../words.ts'

/** A role ends after it began, and nobody holds the same one twice on the same day. */
export function decideRole(
  draft: RoleDraft,
  held: readonly RoleGiven[],
): Result<RoleDraft, Extract<PeopleRefusal, 'people.role-until-before-from' | 'people.role-given-already'>> {
  if (draft.untilOn !== null && draft.untilOn < draft.fromOn) return refuse('people.role-until-before-from')
  const twice = held.some(
    (one) =>
      one.role === draft.role &&
      one.organisationId === draft.organisationId &&
      (draft.untilOn === null || one.fromOn <= draft.untilOn) &&
      (one.untilOn === null || draft.fromOn <= one.untilOn),
  )
  return twice ? refuse('people.role-given-already') : accept(draft)
}
