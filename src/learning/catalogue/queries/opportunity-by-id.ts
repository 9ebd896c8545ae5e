import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { loadAllSessions, loadOpportunities, loadOpportunity, type StoredOpportunity } from '../store.ts'
import type { CatalogueRefusal, Session } from '../words.ts'

export interface OpportunityFound {
  readonly opportunity: StoredOpportunity
  /** All of them, past, cancelled and lapsed ones too, with those of the ones folded into it; by their first day. */
  readonly sessions: readonly Session[]
  readonly today: Day
}

/** By its id, whether or not it is public: the page says how it stands. For a folded one ask its `mergedInto`. */
export const opportunityById = (id: Id, city: City): Promise<Result<OpportunityFound, CatalogueRefusal>> =>
  city.reading(async (tx) => {
    const [opportunity, { timeZone }, sessions] = await Promise.all([
      loadOpportunity(tx, id),
      ecosystemHere(tx, city),
      loadAllSessions(tx, id),
    ])
    if (!opportunity) return refuse('catalogue.not-here')
    return accept({ opportunity, sessions, today: dayInZone(city.now(), timeZone) })
  })

/** Some offers as they stand, public or not and without their sessions; an id nobody knows is left out. */
export const offersById = async (ids: readonly Id[], city: City): Promise<ReadonlyMap<Id, StoredOpportunity>> =>
  new Map((await city.reading((tx) => loadOpportunities(tx, ids))).map((offer) => [offer.id, offer]))
