import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { housesKept, schoolsSeen } from '../policy.ts'
import { loadAsks } from '../store/asks.ts'
import { loadPaths } from '../store/paths.ts'
import { countOpenNotes } from '../store/plans.ts'

/** What is not done yet, counted; each number leads to a page of its own. */
export interface OpenVisits {
  /** Notes about classes that this person keeps, not looked at for the last time. */
  readonly notes: number
  /** Wishes this person holds dates for, not answered by a teacher. */
  readonly held: number
  /** Classes that ask this person's houses or wait there. */
  readonly asking: number
}

/** What somebody keeps by the roles they have: a courier's notes and held dates, and who asks a host's house. */
export const openVisits = (by: Actor, city: City): Promise<OpenVisits> =>
  city.reading(async (tx) => {
    const [schoolIds, hostIds] = [schoolsSeen(by), housesKept(by)]
    const isKeeper = by.kind === 'person' && schoolIds?.length !== 0
    const ofSchools = schoolIds === null ? {} : { schoolIds }
    const held = isKeeper ? await loadAsks(tx, { ...ofSchools, states: ['offered'] }) : []
    const paths = hostIds.length === 0 ? [] : await loadPaths(tx, { hostIds })
    const asking = await loadAsks(tx, { pathIds: paths.map(({ id }) => id), states: ['asked', 'waiting'] })
    return {
      notes: isKeeper ? await countOpenNotes(tx, by.person, schoolIds) : 0,
      held: isKeeper ? held.filter(({ booking }) => booking.keptBy === by.person).length : 0,
      asking: asking.length,
    }
  })
