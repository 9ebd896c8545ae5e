import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadKnownSessions } from '../import-store.ts'

/** Original ids of the source's sessions that have not lapsed. */
export const liveListingsOfSource = async (tx: Tx, sourceId: Id): Promise<string[]> =>
  (await loadKnownSessions(tx, sourceId)).filter(({ isLapsed }) => !isLapsed).map(({ originalId }) => originalId)
