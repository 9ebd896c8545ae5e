import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { rowsAbout, type RowsAbout } from '#platform/database/rows-about.ts'

export const organisationTables: readonly RowsAbout[] = [
  { table: 'organisations_applications', of: ['applicant_id', 'vouched_by'] },
  { table: 'organisations_agreements', of: ['made_by'] },
  { table: 'organisations_signatures', of: ['signed_by'] },
]

/** P18: what somebody asked, vouched for and signed in the name of an organisation, for their own copy. */
export const personAtOrganisations = (personId: Id, city: City) =>
  city.reading((tx) => rowsAbout(tx, organisationTables, personId))
