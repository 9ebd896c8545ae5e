import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const familyFields: readonly FieldEntry[] = [
  {
    table: 'families_links',
    columns: ['relation', 'verified', 'vouched_by', 'since'],
    purpose: 'knowing who speaks for a child, and by whose word we know',
    basis: 'legal duty (6.1 c)',
    retention: 'until the child or the guardian is erased',
    viewers: 'the guardians of the child, the child (P8), the office of the place',
  },
  {
    table: 'families_links',
    columns: ['state', 'suspended_by', 'suspended_because', 'restore_asked_by'],
    purpose: 'keeping a child safe in a conflict (P9)',
    basis: 'legal duty (6.1 c)',
    retention: 'until the child is erased',
    viewers: 'the office of the place alone',
  },
  {
    table: 'families_household_members',
    columns: ['since'],
    purpose: 'families with several homes',
    basis: 'contract (6.1 b)',
    retention: 'until the person is erased or leaves',
    viewers: 'the members of the household',
  },
  {
    table: 'families_consents',
    columns: [
      'purpose',
      'answer',
      'given_by',
      'relation',
      'verified',
      'text_version',
      'language',
      'channel',
      'written_by',
      'until_on',
      'at',
    ],
    purpose: 'the proof of what was allowed, by whom, in which words, until when (P4)',
    basis: 'legal duty (6.1 c)',
    retention: 'as long as what was allowed can be asked about, then with the child',
    viewers: 'the guardians of the child, the child, whoever wrote it down for them',
  },
  {
    table: 'families_consent_links',
    columns: ['season', 'made_by'],
    purpose: 'asking a guardian for a season by one link',
    basis: 'consent (6.1 a)',
    retention: 'until the link has run out',
    viewers: 'who made the link',
  },
]
