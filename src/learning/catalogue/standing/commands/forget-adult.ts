import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { forgetAdult as forgetRows } from '../store.ts'

/** P19: where an erased person stood, and how they wanted to be named. Safe to run twice. */
export const forgetAdult = (personId: Id, city: City): Promise<void> =>
  city.transaction((tx) => forgetRows(tx, personId))
