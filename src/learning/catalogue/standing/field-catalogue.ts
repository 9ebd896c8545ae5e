import type { FieldEntry } from '#commons/people'

/** P16: what is kept about the adults at sessions. */
export const standingFields: readonly FieldEntry[] = [
  {
    table: 'catalogue_adults',
    columns: ['does', 'named_by'],
    purpose: 'knowing which adult stands at which session, so that none stands there whose checks have lapsed',
    basis: 'legal duty (6.1 c)',
    retention: 'until the offer is gone or the person is erased',
    viewers: 'the coordinators and hosts of the house; everybody what the adult does, where they want to be named',
  },
  {
    table: 'catalogue_adult_wishes',
    columns: ['shown'],
    purpose: 'naming an adult beside an offer only as they want it',
    basis: 'consent (6.1 a)',
    retention: 'until the person is erased',
    viewers: 'nobody; everybody the name that follows from it',
  },
]
