import type { FieldEntry } from '#commons/people'

const family = 'their guardians of today; the house’s hosts and coordinators, while they may meet children'

/** P16 for this room. */
export const attendanceFields: readonly FieldEntry[] = [
  {
    table: 'attendance_acts',
    columns: ['said', 'done_at', 'told_at', 'how', 'leaves', 'adult', 'flags', 'stands'],
    purpose: 'knowing who is in the house, from when until when, and with whom a child left',
    basis: 'consent (6.1 a)',
    retention: 'two years after the day; at once when the person is erased',
    viewers: family,
  },
  {
    table: 'attendance_acts',
    columns: ['seq', 'seen', 'device', 'said_by', 'settled_by'],
    purpose: 'taking what a phone without a network said once, and asking where two phones do not go together',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'two years after the day; who said it, until that person is erased',
    viewers: 'the house’s hosts and coordinators',
  },
  {
    table: 'attendance_phones',
    columns: ['device'],
    purpose: 'taking what somebody at the door said although their role ended meanwhile',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'thirty days',
    viewers: 'nobody',
  },
  {
    table: 'attendance_guests',
    columns: ['first_name'],
    purpose: 'counting who is in the house although nobody here knows them',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'a week',
    viewers: 'the house’s hosts and coordinators, while they may meet children',
  },
  {
    table: 'attendance_care',
    columns: ['needs'],
    purpose: 'no harm by what somebody can not eat, touch or do; said by the family and by nobody else',
    basis: 'explicit consent (9.2 a)',
    retention: 'four hundred days after it was said last; at once when it is taken back or the person is erased',
    viewers: `${family}, from some hours before a day of theirs to some hours after`,
  },
  {
    table: 'attendance_care',
    columns: ['may_leave_alone', 'fetched_by', 'said_by'],
    purpose: 'a child leaves with whom the family named, or alone where it said so',
    basis: 'consent (6.1 a)',
    retention: 'four hundred days after it was said last; at once when the person is erased',
    viewers: `${family}, from some hours before a day of theirs to some hours after`,
  },
]
