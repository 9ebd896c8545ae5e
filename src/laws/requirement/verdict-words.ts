import type { Leaf, Requirement } from './words.ts'

/** `unknown`: it hangs on something nobody has said. Told apart from no, so that a page can ask for it. */
export type Standing = 'met' | 'not-met' | 'unknown'

/** The answer, branch for branch as the requirement is written. */
export interface Verdict {
  readonly kind: Requirement['kind']
  readonly standing: Standing
  /**
   * How far, as whole numbers, `got` never above `needed` and equal to it exactly when met: minutes of hours, facts of a
   * count, steps up a scale, branches of an all-of, any-of and n-of.
   */
  readonly got: number
  readonly needed: number
  /** Ids of the facts this rests on, earliest first: from here one walks back to every cause. */
  readonly facts: readonly string[]
  readonly branches: readonly Verdict[]
  /** The leaf as the rule wrote it, on leaves only. */
  readonly leaf?: Leaf
}
