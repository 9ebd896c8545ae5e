import type { GrowingNumbers } from '#laws/text-index/growing-numbers.ts'

/** Entries as they came: those of stand s stand from `starts[s]` up to `starts[s + 1]`. */
export interface EntriesAsTheyCame {
  readonly starts: GrowingNumbers<Uint32Array>
  readonly first: GrowingNumbers<Int32Array>
  readonly last: GrowingNumbers<Int32Array>
  readonly span: GrowingNumbers<Uint8Array>
  readonly session: GrowingNumbers<Uint32Array>
}

/** @param order for each new number of a stand the number it came with */
export function orderEntries(came: EntriesAsTheyCame, order: Uint32Array) {
  const starts = came.starts.all()
  const [firsts, lasts, spans, sessions] = [came.first.all(), came.last.all(), came.span.all(), came.session.all()]
  const entryStarts = new Uint32Array(order.length + 1)
  const entryFirst = new Int32Array(firsts.length)
  const entryLast = new Int32Array(firsts.length)
  const entrySpan = new Uint8Array(firsts.length)
  const entrySession = new Uint32Array(firsts.length)
  let next = 0
  for (const [stand, before] of order.entries()) {
    for (let entry = starts[before]!; entry < starts[before + 1]!; entry += 1) {
      entryFirst[next] = firsts[entry]!
      entryLast[next] = lasts[entry]!
      entrySpan[next] = spans[entry]!
      entrySession[next] = sessions[entry]!
      next += 1
    }
    entryStarts[stand + 1] = next
  }
  return { entryStarts, entryFirst, entryLast, entrySpan, entrySession }
}
