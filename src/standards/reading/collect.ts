import type { Mistake, Reading, Row } from './words.ts'

/** Reads to the end, or to a number of rows, and parts rows from mistakes. For previews and small feeds. */
export async function collect(reading: Reading, mostRows = Infinity): Promise<{ rows: Row[]; mistakes: Mistake[] }> {
  const rows: Row[] = []
  const mistakes: Mistake[] = []
  for await (const read of reading) {
    if (read.kind === 'mistake') mistakes.push(read)
    else rows.push(read)
    if (rows.length >= mostRows) break
  }
  return { rows, mistakes }
}
