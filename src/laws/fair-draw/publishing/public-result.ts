import type { CutOffs, Draw, DrawFile, Opportunity } from '../words.ts'
import type { Commitment } from './commitment.ts'

/**
 * What everybody may read: the rules, the commitment made before, the seed, and the cut-offs of each round. No row, no
 * learner, no place and no count by route is in it.
 */
export interface PublicResult {
  readonly commitment: Commitment
  readonly opportunities: readonly Opportunity[]
  readonly seed: string
  readonly rounds: readonly (readonly CutOffs[])[]
}

export function publicResult(file: DrawFile, commitment: Commitment, rounds: readonly Draw[]): PublicResult {
  return {
    commitment,
    opportunities: file.opportunities,
    seed: rounds[0]!.seed,
    rounds: rounds.map(({ cutOffs }) => cutOffs),
  }
}

/** The list a host works with: who comes, and nothing of how. In the order of ids, not of the lottery. */
export function listFor(opportunity: string, draw: Draw): readonly string[] {
  return draw.places.flatMap((place) => (place.opportunity === opportunity ? [place.learner] : [])).sort()
}
