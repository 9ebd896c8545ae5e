import type { ClearanceKind, ContactStanding } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { CatalogueSettings, Opportunity } from '../../words.ts'
import { standingRoles, type Missing, type Showing } from '../words.ts'

/** An offer is for minors unless it says that nobody under eighteen comes: what is not stated is read the careful way. */
export const isForMinors = ({ min }: { readonly min: number | null }): boolean => min === null || min < 18

/** What an offer asks of an adult beside what their role asks. */
export interface Asked {
  readonly forMinors: boolean
  readonly kinds: readonly ClearanceKind[]
}

/** Who is with the children decides what is asked, as the place's settings say: the same that its house must be able to show. */
export const askedAt = (
  { ages, contact }: Pick<Opportunity, 'contact'> & { readonly ages: { readonly min: number | null } },
  { contacts }: Pick<CatalogueSettings, 'contacts'>,
): Asked => ({ forMinors: isForMinors(ages), kinds: contact === null ? [] : contacts[contact] })

/** How a person stands at a house; `missing` of the role that lacks least. */
export type StandsAt =
  | { readonly stands: true }
  | { readonly stands: false; readonly isOfHouse: boolean; readonly missing: readonly Missing[] }

/**
 * P15: somebody stands at the sessions of a house while they hold a role there by which one meets children, and, where
 * children come, while everything is held that the role asks for, and that the kind of contact asks of a grown person.
 * One role that stands is enough.
 * @param standings those of this person at this moment
 */
export function standsAt(standings: readonly ContactStanding[], houseId: Id, { forMinors, kinds }: Asked): StandsAt {
  const here = standings.filter(
    ({ role, organisationId }) => organisationId === houseId && (standingRoles as readonly string[]).includes(role),
  )
  if (here.length === 0) return { stands: false, isOfHouse: false, missing: [] }
  const lacksOf = ({ items, holds, isMinor }: ContactStanding): Missing[] => {
    const ofRole = items.filter(({ state }) => state === 'missing' || state === 'expired')
    const ofContact = isMinor ? [] : kinds.filter((kind) => !holds.includes(kind))
    const others = ofContact.filter((kind) => !ofRole.some((one) => one.kind === kind))
    return [...ofRole, ...others.map((kind) => ({ kind, state: 'missing' as const }))]
  }
  if (!forMinors || here.some((one) => one.stands && lacksOf(one).length === 0)) return { stands: true }
  const lacking = here.map(lacksOf)
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
