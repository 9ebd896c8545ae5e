import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const homeFields: readonly FieldEntry[] = [
  {
    table: 'home_calendars',
    columns: ['device', 'shows', 'read_on'],
    purpose: 'showing one’s days in the calendar of a device, and ending that for one device alone',
    basis: 'consent (6.1 a)',
    retention: 'until it is revoked; after 400 days in which nothing read it; at once when the person is erased',
    viewers: 'the person alone',
  },
  {
    table: 'home_choices',
    columns: ['on_eve', 'hours_before'],
    purpose: 'reminding somebody when they want to be reminded',
    basis: 'consent (6.1 a)',
    retention: 'until it is changed; at once when the person is erased',
    viewers: 'the person alone',
  },
  {
    table: 'home_reminders',
    columns: ['lead'],
    purpose: 'reminding of one thing once',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'sixty days; at once when the person is erased',
    viewers: 'nobody; the office sees how many were sent',
  },
]
