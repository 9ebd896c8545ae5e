import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const groupFields: readonly FieldEntry[] = [
  {
    table: 'groups_groups',
    columns: ['kind', 'name', 'level', 'size', 'needs', 'from_on', 'until_on'],
    purpose: 'planning with a class or a club; facts of the group and never of a child',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the group runs, and beside its members’ own time in it',
    viewers: 'its responsible adults, the coordinator of its organisation, the office of the place',
  },
  {
    table: 'groups_adults',
    columns: ['from_on', 'until_on'],
    purpose: 'knowing which adult answers for a group, and answered when something happened',
    basis: 'legal duty (6.1 c)',
    retention: 'until the person is erased',
    viewers: 'the other responsible adults, the coordinator of the organisation, the office of the place',
  },
  {
    table: 'groups_members',
    columns: ['from_on', 'until_on'],
    purpose: 'knowing which children an adult is responsible for',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'until the child leaves the place’s records, or is erased',
    viewers: 'the responsible adults of the group; others see how many',
  },
  {
    table: 'groups_rosters',
    columns: [
      'form',
      'file_key',
      'mapping',
      'from_on',
      'until_on',
      'language',
      'state',
      'counts',
      'schools',
      'failure',
      'sent_by',
    ],
    purpose:
      'telling what a file of a school or district changed, and by whom it was sent; the file itself holds names',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'the file until it is applied or thrown away, at most a fortnight; the report stays, with numbers alone',
    viewers: 'the coordinator of the school or district, the office of the place',
  },
  {
    table: 'groups_roster_rows',
    columns: ['number', 'row_number', 'column_name', 'reason'],
    purpose: 'mending what was refused in a file; what stood in the row is not kept',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'with the report',
    viewers: 'the coordinator of the school or district, the office of the place',
  },
  {
    table: 'groups_roster_questions',
    columns: ['because', 'written', 'candidates', 'answer', 'answered_by'],
    purpose: 'asking a person whether a row means a child the place knows',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'what was written until somebody answers, or the agreement ends',
    viewers: 'the coordinator of the school or district, the office of the place',
  },
]
