import type { Id } from '#kernel/id.ts'
import type { DrawRow, Round } from '../words.ts'

/** Where a round seated somebody; null: nowhere. */
export const placeIn = (
  { placedFirst, placedSecond }: Pick<DrawRow, 'placedFirst' | 'placedSecond'>,
  round: Round,
): Id | null => (round === 1 ? placedFirst : placedSecond)
