import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadReachedBy } from '../store.ts'
import type { Way } from '../words.ts'

/** Who can be reached by this address, by ways that are confirmed; two people may share a telephone. */
export const reachedBy = (way: Pick<Way, 'kind' | 'address'>, city: City): Promise<Id[]> =>
  city.reading((tx) => loadReachedBy(tx, way))
