import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { heldKinds } from '../rules/standing.ts'
import { loadClearances } from '../store.ts'
import type { ClearanceKind } from '../words.ts'

/** What counts today of these people, whether or not they hold a role; who has shown nothing is left out. Never to be kept. */
export const clearancesHeld = (personIds: readonly Id[], city: City): Promise<Map<Id, readonly ClearanceKind[]>> =>
  city.reading(async (tx) => {
    const today = dayIn((await ecosystemHere(tx, city)).timeZone, city.now())
    const all = Map.groupBy(await loadClearances(tx, personIds), ({ personId }) => personId)
    return new Map([...all].map(([personId, own]) => [personId, heldKinds(own, today)]))
  })
