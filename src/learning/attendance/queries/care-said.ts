import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadCareSaidAt } from '../store/care.ts'

/** When somebody last said what doors should know of these people, be it nothing; of whom nobody did is not in it. Says nothing of what was said. */
export const careSaid = (personIds: readonly Id[], city: City): Promise<ReadonlyMap<Id, Instant>> =>
  city.reading((tx) => loadCareSaidAt(tx, personIds))
