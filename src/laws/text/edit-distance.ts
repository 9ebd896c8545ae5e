/**
 * How many typing errors lie between two words: letters dropped, added, changed, or two neighbours swapped (optimal
 * string alignment, so a swapped pair is not edited again). Counts no further than `atMost`: anything farther is
 * `atMost + 1`. Costs (2·atMost + 1) × length.
 */
export function editDistance(a: string, b: string, atMost: 1 | 2 = 2): number {
  if (a === b) return 0
  const far = atMost + 1
  if (Math.abs(a.length - b.length) > atMost) return far
  const width = b.length + 1
  let twoAbove = new Uint8Array(width).fill(far)
  let above = Uint8Array.from({ length: width }, (_, column) => Math.min(column, far))
  for (let row = 1; row <= a.length; row += 1) {
    const current = new Uint8Array(width).fill(far)
    current[0] = Math.min(row, far)
    let best = current[0]!
    const last = Math.min(b.length, row + atMost)
    for (let column = Math.max(1, row - atMost); column <= last; column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
      let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, twoAbove[column - 2]! + 1)
      }
      current[column] = Math.min(cost, far)
      best = Math.min(best, current[column]!)
    }
    // A swap can still reach back two rows, so stop only when the row above was hopeless too.
    if (best >= far && Math.min(...above) >= far) return far
    twoAbove = above
    above = current
  }
  return above[b.length]!
}
