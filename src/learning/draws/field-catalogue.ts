import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const drawsFields: readonly FieldEntry[] = [
  {
    table: 'draws_rows',
    columns: ['wishes', 'friends', 'made_by', 'area_id'],
    purpose: 'giving scarce places by a fair draw, and showing each family how its own result came about',
    basis: 'consent (6.1 a)',
    retention: 'half a year after the window; wishes withdrawn in the window, at once; no person any more when erased',
    viewers: 'the family itself; auditors without any name, and that they looked is kept',
  },
  {
    table: 'draws_rows',
    columns: ['needs'],
    purpose: 'a guarantee for those who need something in order to take part: yes or no, never what',
    basis: 'explicit consent (9.2 a)',
    retention: 'half a year after the window; at once when the person is erased',
    viewers: 'the family itself; auditors without any name, and that they looked is kept',
  },
  {
    table: 'draws_rows',
    columns: ['pseudonym', 'family', 'together', 'groups', 'placed_first', 'placed_second', 'left_draw', 'leaf'],
    purpose:
      'a file that can be drawn again and shows that nobody changed it; by which guarantee somebody came is kept nowhere',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'half a year after the window',
    viewers: 'the family itself; auditors without any name, and that they looked is kept',
  },
  {
    table: 'draws_draws',
    columns: ['seed_said_by', 'seed_confirmed_by'],
    purpose: 'two different people reading the number at its source',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the draw is told of',
    viewers: 'nobody: pages say only that two people read it',
  },
]
