import { holdsRole, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { isSelf } from '../../policy.ts'

/** A place's stewards, and who runs the installation; never one's own. */
export const mayResetSecond = (by: Actor, personId: Id): boolean =>
  by.kind === 'operator' || (holdsRole(by, 'steward', null) && !isSelf(by, personId))
