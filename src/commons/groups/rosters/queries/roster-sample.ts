import type { FileStore } from '#platform/files/file-store.ts'
import { readCsv } from '#standards/csv/read-csv.ts'

export type RosterSample =
  | {
      readonly kind: 'csv'
      readonly columns: readonly string[]
      /** The first cells of each column, empty ones too. */
      readonly values: ReadonlyMap<string, readonly string[]>
    }
  | { readonly kind: 'oneroster' }
  | { readonly kind: 'unreadable' }

/** Enough to tell a column of names from one of months. */
const rowsLookedAt = 400

/** The beginning of a file, to see what it is; null: there is nothing in it. */
export async function sampleOf(fileKey: string, files: FileStore): Promise<RosterSample | null> {
  const content = await files.get(fileKey)
  if (content === null) return null
  if (await isZip(fileKey, files)) return { kind: 'oneroster' }
  const values = new Map<string, string[]>()
  let rows = 0
  for await (const read of readCsv(content)) {
    if (read.kind === 'mistake') {
      if (read.fatal) return rows === 0 && read.reason === 'reading.empty' ? null : { kind: 'unreadable' }
      continue
    }
    rows += 1
    for (const [column, cell] of Object.entries(read.fields)) {
      const cells = values.get(column)
      if (cells) cells.push(String(cell))
      else values.set(column, [String(cell)])
    }
    if (rows >= rowsLookedAt) break
  }
  return rows === 0 ? null : { kind: 'csv', columns: [...values.keys()], values }
}

async function isZip(fileKey: string, files: FileStore): Promise<boolean> {
  const content = await files.get(fileKey)
  for await (const piece of content ?? []) {
    const bytes = piece as Uint8Array
    return bytes[0] === 0x50 && bytes[1] === 0x4b
  }
  return false
}
