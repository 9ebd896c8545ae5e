import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadReflectionOf } from '../store/reflections.ts'
import type { Reflection } from '../words.ts'

/** What stands of an entry now, without what it says: for whoever tells of it. Null: nothing was said, or it was taken back. */
export const reflectionTold = (
  entryId: Id,
  city: City,
): Promise<Pick<Reflection, 'id' | 'step' | 'visibleTo' | 'writtenAt'> | null> =>
  city.reading((tx) => loadReflectionOf(tx, entryId))
