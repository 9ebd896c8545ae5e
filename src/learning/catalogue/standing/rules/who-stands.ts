import type { ContactStanding } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { standingRoles, type Missing, type Showing } from '../words.ts'

/** An offer is for minors unless it says that nobody under eighteen comes: what is not stated is read the careful way. */
export const isForMinors = ({ min }: { readonly min: number | null }): boolean => min === null || min < 18

/** How a person stands at a house; `missing` of the role that lacks least. */
export type StandsAt =
  | { readonly stands: true }
  | { readonly stands: false; readonly isOfHouse: boolean; readonly missing: readonly Missing[] }

/**
 * P15: somebody stands at the sessions of a house while they hold a role there by which one meets children, and, where
 * children come, while everything that role asks for is held. One role that stands is enough.
 * @param standings those of this person at this moment
 */
export function standsAt(standings: readonly ContactStanding[], houseId: Id, forMinors: boolean): StandsAt {
  const here = standings.filter(
    ({ role, organisationId }) => organisationId === houseId && (standingRoles as readonly string[]).includes(role),
  )
  if (here.length === 0) return { stands: false, isOfHouse: false, missing: [] }
  if (!forMinors || here.some(({ stands }) => stands)) return { stands: true }
  const lacking = here.map(({ items }) => items.filter(({ state }) => state === 'missing' || state === 'expired'))
  return { stands: false, isOfHouse: true, missing: lacking.reduce((a, b) => (b.length < a.length ? b : a)) }
}

/** A name as its adult wants it read; a minor's is never shown beside an offer (P2). */
export function shownName(displayName: string, showing: Showing, isMinor: boolean): string | null {
  if (isMinor || showing === 'not') return null
  return showing === 'whole-name' ? displayName : displayName.split(' ')[0]!
}

/** Which sessions nobody stands at. Whoever stands at the whole offer stands at each. */
export function sessionsWithout(
  sessionIds: readonly Id[],
  standing: readonly { readonly sessionId: Id | null }[],
): readonly Id[] {
  if (standing.some(({ sessionId }) => sessionId === null)) return []
  const covered = new Set(standing.map(({ sessionId }) => sessionId))
  return sessionIds.filter((id) => !covered.has(id))
}
