import type { Publication } from '../../words.ts'

export const publishingMoves = ['proposed', 'let-through', 'refused', 'lapsed', 'reversed', 'taken-back'] as const
export type PublishingMove = (typeof publishingMoves)[number]

/**
 * The life of a proposal. What was refused, lapsed or reversed may be proposed anew: as a proposal of its own, for the
 * gate opens one case for each.
 */
export const publishingLife: Readonly<Record<Publication, Readonly<Partial<Record<PublishingMove, Publication>>>>> = {
  proposed: { 'let-through': 'published', refused: 'refused', lapsed: 'lapsed', 'taken-back': 'taken-back' },
  published: { reversed: 'reversed' },
  // A refusal that is reversed leaves the offer where it was: its house proposes it again.
  refused: { reversed: 'taken-back', proposed: 'proposed' },
  lapsed: { proposed: 'proposed' },
  reversed: { proposed: 'proposed' },
  'taken-back': { proposed: 'proposed' },
}

/** Null: this can not happen in that state, or it has happened. */
export const nextPublication = (state: Publication, move: PublishingMove): Publication | null =>
  publishingLife[state][move] ?? null
