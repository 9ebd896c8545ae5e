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
]
