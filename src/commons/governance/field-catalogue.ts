import type { FieldEntry } from '#commons/people'

const asProof = 'as long as the decision counts: it is the public proof of who decided'

/** P16 for this room: who sat where and decided what. */
export const governanceFields: readonly FieldEntry[] = [
  {
    table: 'governance_seats',
    columns: ['kind', 'from_on', 'until_on'],
    purpose: 'knowing who may decide in a body, and for whom they sit there',
    basis: 'public task or interest (6.1 e, f)',
    retention: asProof,
    viewers: 'everybody: a body is public',
  },
  {
    table: 'governance_cases',
    columns: ['title', 'organisation_ids'],
    purpose: 'telling those who decide what they decide on, and who is tied to it',
    basis: 'public task or interest (6.1 e, f)',
    retention: asProof,
    viewers: 'those who decide and the office of the place',
  },
  {
    table: 'governance_decisions',
    columns: ['stage', 'answer', 'reason', 'checked', 'standing_in_for'],
    purpose: 'recording who decided what, when and why',
    basis: 'public task or interest (6.1 e, f)',
    retention: asProof,
    viewers: 'those who decide, the office of the place, and whom it concerns',
  },
  {
    table: 'governance_steps',
    columns: ['number', 'from_state', 'to_state', 'at', 'note'],
    purpose: 'recording what became of a case',
    basis: 'public task or interest (6.1 e, f)',
    retention: asProof,
    viewers: 'those who decide, the office of the place, and whom it concerns',
  },
]
