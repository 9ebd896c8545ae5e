import { scores, type Score, type Scores } from '../words.ts'

export interface Released {
  /** How many of the answers these numbers are of: a multiple of five. */
  readonly count: number
  /** In halves between 1.5 and 4.5, so that no single answer shows. */
  readonly means: Readonly<Record<Score, number>>
}

const together = 5
/** A mean of 5 would say of each that they said 5 (P28); one of 4.5 may be a five and a four. */
const [lowest, highest] = [1.5, 4.5]

/**
 * P26: what a house reads of its learners' answers. Nothing below the smallest number; above it the first of them in steps of
 * five, so that between two looks never one child's answer lies open. P28: where all have said the same at an end, the mean
 * stands half a point from it, as it does where they nearly have. P27: all days of one offer together, and no other cut.
 * @param given in the order in which they were given
 */
export function releaseScores(given: readonly Scores[], smallest: number): Released | null {
  const count = Math.floor(given.length / together) * together
  if (given.length < smallest || count < smallest) return null
  const shown = given.slice(0, count)
  const meanOf = (score: Score): number => {
    const sum = shown.reduce((all, one) => all + one[score], 0)
    return Math.min(highest, Math.max(lowest, Math.round((2 * sum) / count) / 2))
  }
  return { count, means: Object.fromEntries(scores.map((one) => [one, meanOf(one)])) as Released['means'] }
}

/** One side reads the other's numbers when both have said theirs, or when the term is over. Milliseconds. */
export const isOpen = (
  { mine, theirs }: { readonly mine: boolean; readonly theirs: boolean },
  { endedAt, termDays }: { readonly endedAt: number; readonly termDays: number },
  now: number,
): boolean => theirs && (mine || now >= endedAt + termDays * 86_400_000)
