import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { rowsAbout, type RowsAbout } from '#platform/database/rows-about.ts'

/** What this room keeps that names a person, as child, guardian or speaker; the consent log with it (P18). */
export const familyTables: readonly RowsAbout[] = [
  { table: 'families_links', of: ['child_id', 'guardian_id'] },
  { table: 'families_consents', of: ['child_id', 'given_by'] },
  { table: 'families_mandates', of: ['child_id'] },
  { table: 'families_age_notices', of: ['child_id'] },
  { table: 'families_starts', of: ['person_id'] },
  { table: 'families_ages_said', of: ['person_id'] },
  { table: 'families_protections', of: ['child_id'] },
  { table: 'families_bands', of: ['child_id'] },
]

/** P18: everything this room keeps about a person, for that person's own copy. */
export const familyInFull = (personId: Id, city: City) => city.reading((tx) => rowsAbout(tx, familyTables, personId))
