import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { forgetPersonInRows } from '../store/rows.ts'

/** P19: somebody was erased. Wishes go; a row that was committed to stays in its file and belongs to nobody. */
export const forgetApplicant = (personId: Id, city: City): Promise<void> =>
  city.transaction((tx) => forgetPersonInRows(tx, personId))
