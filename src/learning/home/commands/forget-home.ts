import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { forgetAllOf } from '../store.ts'

/** P19: somebody was erased; their calendars read nothing from this moment. */
export const forgetHome = (personId: Id, city: City): Promise<void> =>
  city.transaction((tx) => forgetAllOf(tx, personId))
