/**
 * Effective number of kinds, 1/Σp² (the inverse of Simpson's and Herfindahl's index): ten providers of equal size are
 * ten; ten of which one gives nearly everything are little more than one. Null when there is nothing to count.
 */
export function effectiveNumber(counts: Iterable<number>): number | null {
  let total = 0
  let squares = 0
  for (const count of counts) {
    total += count
    squares += count * count
  }
  return total === 0 ? null : (total * total) / squares
}
