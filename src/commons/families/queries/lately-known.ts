import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadLatelyKnown } from '../store/lately-known.ts'

/**
 * Which of these people a family still counts on: somebody answered for them since a moment, or they answer for
 * somebody today.
 */
export const latelyKnown = async (ids: readonly Id[], since: Instant, city: City): Promise<ReadonlySet<Id>> =>
  ids.length === 0 ? new Set() : city.reading(async (tx) => new Set(await loadLatelyKnown(tx, ids, since)))
