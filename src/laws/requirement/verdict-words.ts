import type { Leaf, Requirement } from './words.ts'

/** `unknown`: it hangs on something nobody has said. Told apart from no, so that a page can ask for it. */
export type Standing = 'met' | 'not-met' | 'unknown'

/** The answer, branch for branch as the requirement is written; a window and a name have the one branch they stand for. */
export interface Verdict {
  readonly kind: Requirement['kind']
  readonly standing: Standing
  /**
   * How far, as whole numbers, `got` never above `needed` and equal to it exactly when met: minutes of hours, facts of a
   * count, steps up a scale, met branches of a composite.
   */
  readonly got: number
  readonly needed: number
  /** Of a leaf: ids of the facts counted, earliest first and no more than it took. `factsOf` gathers them for any part. */
  readonly facts: readonly string[]
  readonly branches: readonly Verdict[]
  /** The leaf as the rule wrote it; null on composites. */
  readonly leaf: Leaf | null
  /** The name it was called by, on `named` only. */
  readonly name: string | null
}
