import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const messageFields: readonly FieldEntry[] = [
  {
    table: 'messages_notices',
    columns: ['kind', 'sentence', 'facts', 'path', 'urgent'],
    purpose: 'telling somebody what they must know, once',
    basis: 'contract (6.1 b)',
    retention: 'a year after it was laid, or until the reader or the one it is about is erased',
    viewers: 'the reader; of a child’s also the guardians it was sent to',
  },
  {
    table: 'messages_notices',
    columns: ['link'],
    purpose: 'opening a page without signing in, once it was sent',
    basis: 'contract (6.1 b)',
    retention: 'until the message has left the house',
    viewers: 'whom it is sent to',
  },
  {
    table: 'messages_deliveries',
    columns: ['state', 'channel', 'urgent', 'waited', 'tries', 'fault', 'segments'],
    purpose: 'that a message arrives, once, and not at night',
    basis: 'contract (6.1 b)',
    retention: 'with the notice',
    viewers: 'the office of the place sees counts, never whose',
  },
  {
    table: 'messages_choices',
    columns: ['channel', 'quiet_from', 'quiet_until', 'silenced'],
    purpose: 'being told by the way, at the hours and about the things one wants',
    basis: 'contract (6.1 b)',
    retention: 'until the person is erased',
    viewers: 'nobody',
  },
  {
    table: 'messages_spending',
    columns: ['month', 'segments'],
    purpose: 'that text messages cost no more than was agreed; of no person',
    basis: 'public task or interest (6.1 e, f)',
    retention: 'as long as the place keeps its books',
    viewers: 'the office of the place',
  },
]
