/** Ranks from 1, equal values sharing the mean of their ranks. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!)
  const ranks = Array.from<number>({ length: values.length })
  let from = 0
  while (from < order.length) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to += 1
    const shared = (from + to) / 2 + 1
    for (let place = from; place <= to; place += 1) ranks[order[place]!] = shared
    from = to + 1
  }
  return ranks
}

/**
 * Spearman's rank correlation with ties: Pearson's of the ranks, from −1 to 1. Null where it says nothing: fewer than
 * three pairs, or one side all equal.
 */
export function spearman(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null
  const left = ranksOf(pairs.map(([value]) => value))
  const right = ranksOf(pairs.map(([, value]) => value))
  const mean = (pairs.length + 1) / 2
  let together = 0
  let leftSpread = 0
  let rightSpread = 0
  for (let index = 0; index < pairs.length; index += 1) {
    const a = left[index]! - mean
    const b = right[index]! - mean
    together += a * b
    leftSpread += a * a
    rightSpread += b * b
  }
  if (leftSpread === 0 || rightSpread === 0) return null
  return together / Math.sqrt(leftSpread * rightSpread)
}
