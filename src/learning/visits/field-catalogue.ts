import type { FieldEntry } from '#commons/people'

const basis = 'public task or interest (6.1 e, f)'

/** P16 for this room: facts of classes and of the adults who plan for them; no pupil is named. */
export const visitsFields: readonly FieldEntry[] = [
  {
    table: 'visits_bookings',
    columns: ['pupils', 'adults', 'grade', 'needs', 'made_by', 'kept_by', 'request'],
    purpose: 'giving a whole class a date that fits; facts of the class and never of a child',
    basis,
    retention: 'two years; who asked or keeps an eye on it, until that person is erased',
    viewers: 'the house, the class’s educators, the school’s courier and coordinator, the office of the place',
  },
  {
    table: 'visits_asks',
    columns: [
      'possible_on',
      'rather_on',
      'possible_times',
      'rather_times',
      'refused_on',
      'not_before',
      'over_by',
      'pupils',
      'turn',
      'state',
      'step',
      'held_until',
      'in_line',
      'reason',
    ],
    purpose: 'knowing which class goes when, and telling its teacher',
    basis,
    retention: 'two years; what was given up, ninety days',
    viewers: 'the house, the class’s educators, the school’s courier and coordinator, the office of the place',
  },
  {
    table: 'visits_notes',
    columns: ['kind', 'words', 'next_on', 'done_on', 'told_on', 'written_by', 'kept_by'],
    purpose: 'not losing sight of a class without a visit, also when somebody else becomes courier',
    basis,
    retention: 'one year; who wrote or keeps it, until that person is erased',
    viewers: 'the school’s courier and coordinator, the office of the place; a letter, the class’s educators',
  },
  {
    table: 'visits_plans',
    columns: ['path_ids', 'state', 'outcome', 'made_by'],
    purpose: 'laying all classes onto dates at once, looked at before anything is given',
    basis,
    retention: 'one year; who made it, until that person is erased',
    viewers: 'couriers and coordinators of the whole place, the office of the place',
  },
]
