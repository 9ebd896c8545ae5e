/**
 * Heaps over numbered learners with the largest number, the one drawn last, on top. A learner is in at most one heap at a
 * time, so all heaps together need two arrays (a leftist heap; merging is logarithmic).
 */
export interface Heaps {
  /** @returns the new top of the heap; `none` is the empty heap */
  readonly put: (top: number, learner: number) => number
  /** Takes the top away and gives the next. */
  readonly rest: (top: number) => number
}

export const none = -1

export function heaps(learners: number): Heaps {
  const left = new Int32Array(learners).fill(none)
  const right = new Int32Array(learners).fill(none)
  const depth = new Uint8Array(learners)

  function merge(one: number, other: number): number {
    if (one === none) return other
    if (other === none) return one
    const top = one > other ? one : other
    const below = merge(right[top]!, one > other ? other : one)
    const beside = left[top]!
    if (beside === none) {
      left[top] = below
      right[top] = none
      depth[top] = 1
      return top
    }
    const deeper = depth[beside]! >= depth[below]!
    left[top] = deeper ? beside : below
    right[top] = deeper ? below : beside
    depth[top] = depth[right[top]!]! + 1
    return top
  }

  return {
    put: (top, learner) => {
      left[learner] = none
      right[learner] = none
      depth[learner] = 1
      return merge(top, learner)
    },
    rest: (top) => merge(left[top]!, right[top]!),
  }
}
