import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { rowsAbout, type RowsAbout } from '#platform/database/rows-about.ts'

export const governanceTables: readonly RowsAbout[] = [
  { table: 'governance_seats', of: ['person_id'] },
  { table: 'governance_decisions', of: ['person_id'] },
]

/** P18: where somebody sat and what they decided, for their own copy. */
export const deciderInFull = (personId: Id, city: City) =>
  city.reading((tx) => rowsAbout(tx, governanceTables, personId))
