import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { loadPublic, loadShownSessions, type StoredOpportunity } from '../store.ts'
import type { Session } from '../words.ts'

const batch = 500

export interface ExportedOpportunity {
  readonly opportunity: StoredOpportunity
  readonly sessions: readonly Session[]
}

/** The whole public catalogue by rising id, a batch at a time; each batch is one reading, so no long one is held open. */
export async function* allForExport(city: City): AsyncGenerator<readonly ExportedOpportunity[]> {
  for (let after: Id | null = null; ;) {
    const some: ExportedOpportunity[] = await city.reading(async (tx) => {
      const today = dayInZone(city.now(), (await ecosystemHere(tx, city)).timeZone)
      const opportunities = await loadPublic(tx, today, after, batch)
      const shown = await loadShownSessions(
        tx,
        opportunities.map(({ id }) => id),
      )
      return opportunities.map((opportunity) => ({ opportunity, sessions: shown.get(opportunity.id) ?? [] }))
    })
    if (some.length > 0) yield some
    if (some.length < batch) return
    after = some.at(-1)!.opportunity.id
  }
}
