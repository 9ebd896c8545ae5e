import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadAccountAddresses, loadWays } from '../store.ts'
import type { Way } from '../words.ts'

/**
 * How these people can be reached, by person: what was kept for them first, then the addresses they sign in with.
 * Ways that are not confirmed are among them and must not be used. Who has none is not in the map.
 */
export const waysOf = (personIds: readonly Id[], city: City): Promise<Map<Id, Way[]>> =>
  city.reading(async (tx) => {
    const all = [...(await loadWays(tx, personIds)), ...(await loadAccountAddresses(tx, personIds))]
    return Map.groupBy(all, ({ personId }) => personId)
  })
