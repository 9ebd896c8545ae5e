import type { Id } from '#kernel/id.ts'
import { spearman } from '#laws/statistics/spearman.ts'
import type { AreaCount } from '../words.ts'

export interface Comparison {
  /** Spearman's rank correlation of listings with the measure; below zero: the harder off, the fewer. */
  readonly correlation: number | null
  /** Areas compared: all that have the measure, those without any listing too. */
  readonly areas: number
  /** Listings counted in an area, and those without one. */
  readonly counted: number
  readonly without: number
}

/** Do areas that need more have more? Areas without a listing count as zero, for leaving them out hides the gap. */
export function compareWithNeed({ counts, without }: AreaCount, need: ReadonlyMap<Id, number>): Comparison {
  const pairs = [...need].map(([area, value]) => [counts.get(area) ?? 0, value] as const)
  let counted = 0
  for (const count of counts.values()) counted += count
  return { correlation: spearman(pairs), areas: pairs.length, counted, without }
}
