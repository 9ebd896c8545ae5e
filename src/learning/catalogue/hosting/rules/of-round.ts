import type { Id } from '#kernel/id.ts'

export const roundPurpose = 'still-true'

/** What the address of a round opens, and for whom it was signed: a person of the house, or the house's own mailbox. */
export const ofRound = (ecosystem: Id, round: Id, person: Id | null): readonly string[] => [
  ecosystem,
  round,
  person ?? 'house',
]
