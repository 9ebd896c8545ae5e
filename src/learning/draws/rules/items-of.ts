import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** A day that is to be drawn. */
interface DayToShare {
  readonly id: Id
  readonly sessionId: Id
  readonly opportunityId: Id
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly seats: number
}

/** How the days of an offer belong together; not said: each day is a place of its own. */
type Whole = 'session' | 'offer'

/**
 * Law: what one can wish for is one day of an offer, or all days that its house says belong together: those of one session,
 * or all of the offer. Whoever gets it has a place on each of them.
 * @returns the days of each, in their order; those whose first day comes first, first
 */
export function itemsOf<Day extends DayToShare>(
  days: readonly Day[],
  whole: Readonly<Partial<Record<Id, Whole>>>,
): readonly (readonly Day[])[] {
  const inOrder = days.toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
  const together = Map.groupBy(inOrder, ({ id, sessionId, opportunityId }) => {
    const how = whole[opportunityId]
    if (how === undefined) return id
    return how === 'session' ? sessionId : opportunityId
  })
  return [...together.values()]
}

/** A place on several days has as many seats as the one with the fewest. */
export const seatsOf = (days: readonly Pick<DayToShare, 'seats'>[]): number =>
  Math.min(...days.map(({ seats }) => seats))

/** Nobody is in two places at once. */
export const clash = (days: readonly Pick<DayToShare, 'startsAt' | 'endsAt'>[]): boolean =>
  days.some((day, at) => at > 0 && day.startsAt < days[at - 1]!.endsAt)
