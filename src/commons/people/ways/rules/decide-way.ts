import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Way, WayRefusal } from '../words.ts'

/** Who keeps it: the person themself, a desk that has them before it, or the office. */
export type Keeper =
  | { readonly as: 'self' }
  | { readonly as: 'desk'; readonly personId: Id }
  | { readonly as: 'office' }

/**
 * A desk writes down what somebody says to it, and may put its own slip right; what a person keeps by themself no desk
 * changes, or a stranger's number could stand in the place of a parent's.
 * @returns how the new one counts as confirmed: null, until the person types the code that is sent to it
 */
export function decideWay(
  keeper: Keeper,
  standing: Pick<Way, 'keptBy' | 'confirmedHow' | 'address'> | null,
  address: string,
): Result<'code' | 'desk' | null, WayRefusal> {
  if (keeper.as === 'self') {
    const isSame = standing?.address === address && standing.confirmedHow !== 'account'
    return accept(isSame ? (standing.confirmedHow as 'code' | 'desk' | null) : null)
  }
  if (standing?.confirmedHow === 'code') return refuse('people.way-is-theirs')
  if (keeper.as === 'desk' && standing !== null && standing.keptBy !== keeper.personId)
    return refuse('people.way-is-theirs')
  return accept('desk')
}
