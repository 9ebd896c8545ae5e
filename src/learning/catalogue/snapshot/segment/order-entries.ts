/** Entries as they came: those of stand s stand from `starts[s]` up to `starts[s + 1]`. */
export interface EntriesAsTheyCame {
  readonly starts: readonly number[]
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly span: readonly number[]
  readonly session: readonly number[]
}

/** @param order for each new number of a stand the number it came with */
export function orderEntries(came: EntriesAsTheyCame, order: Uint32Array) {
  const entryStarts = new Uint32Array(order.length + 1)
  const entryFirst = new Int32Array(came.first.length)
  const entryLast = new Int32Array(came.first.length)
  const entrySpan = new Uint8Array(came.first.length)
  const entrySession = new Uint32Array(came.first.length)
  let next = 0
  for (const [stand, before] of order.entries()) {
    for (let entry = came.starts[before]!; entry < came.starts[before + 1]!; entry += 1) {
      entryFirst[next] = came.first[entry]!
      entryLast[next] = came.last[entry]!
      entrySpan[next] = came.span[entry]!
      entrySession[next] = came.session[entry]!
      next += 1
    }
    entryStarts[stand + 1] = next
  }
  return { entryStarts, entryFirst, entryLast, entrySpan, entrySession }
}
