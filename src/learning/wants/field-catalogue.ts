import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const wantsFields: readonly FieldEntry[] = [
  {
    table: 'wants_wishes',
    columns: ['signed_by', 'state', 'code', 'told_on'],
    purpose: 'telling somebody when what they wished for is there, and letting friends want it too',
    basis: 'consent (6.1 a)',
    retention: 'two years after it last changed, ninety days once it was taken back; at once when the person is erased',
    viewers: 'the person and their guardians of today; nobody else',
  },
  {
    table: 'wants_finds',
    columns: ['title', 'state'],
    purpose: 'telling a wish once of each offer that may be it',
    basis: 'consent (6.1 a)',
    retention: 'with the wish',
    viewers: 'the person and their guardians of today; nobody else',
  },
  {
    table: 'wants_replies',
    columns: ['number', 'says', 'said_by'],
    purpose: 'knowing whether enough would come, and giving places in the order of yes',
    basis: 'consent (6.1 a)',
    retention: 'with the wish',
    viewers: 'the person and their guardians of today; the house sees how many said yes',
  },
]
