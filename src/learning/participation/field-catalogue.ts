import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const participationFields: readonly FieldEntry[] = [
  {
    table: 'participation_entries',
    columns: ['part', 'state', 'step', 'held_until'],
    purpose: 'knowing who has a seat, who waits and who came, and telling them',
    basis: 'consent (6.1 a)',
    retention: 'two years after the day; what was given up, ninety days; at once when the person is erased',
    viewers: 'their guardians of today; the house’s hosts and coordinators, while they may meet children',
  },
  {
    table: 'participation_entries',
    columns: ['reason'],
    purpose: 'telling somebody why a host could not take them',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'ninety days; at once when the person is erased',
    viewers: 'their guardians of today; the house’s hosts and coordinators, while they may meet children',
  },
  {
    table: 'participation_entries',
    columns: ['settled_minor', 'settled_currency'],
    purpose: 'what a family pays, known before it asks and asked for by the house; never why it is that amount',
    basis: 'contract (6.1 b)',
    retention: 'two years after the day; what was given up, ninety days; at once when the person is erased',
    viewers: 'their guardians of today; the house’s hosts and coordinators, while they may meet children',
  },
  {
    table: 'participation_entries',
    columns: ['given_back_from', 'given_back_by'],
    purpose: 'taking back, for some minutes, what was given back by mistake',
    basis: 'contract (6.1 b)',
    retention: 'ninety days; who gave it back, until that person is erased',
    viewers: 'nobody reads it; whoever gave it back sees a button',
  },
  {
    table: 'participation_entries',
    columns: ['moved_to'],
    purpose: 'saying of a place that a draw took somebody from for which dearer one it was left',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'ninety days; at once when the person is erased',
    viewers:
      'their guardians of today; of its own offers the house’s hosts and coordinators, while they may meet children',
  },
  {
    table: 'participation_invitations',
    columns: ['kind', 'code_hash', 'made_by', 'expires_at', 'used_at'],
    purpose: 'letting friends or a grown-up come along with a booking, by a link its family hands on itself',
    basis: 'contract (6.1 b)',
    retention: 'thirty days; who made it, until that person is erased',
    viewers: 'nobody reads it; whoever opens the link sees the offer and its day, and no name',
  },
  {
    table: 'participation_bookings',
    columns: ['made_by', 'request', 'number', 'in_line', 'party_id'],
    purpose: 'a fair order of those who asked, and one booking however often its form is sent',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'with the last entry of the party; who made it, until that person is erased',
    viewers: 'whoever asked, and those for whom',
  },
]
