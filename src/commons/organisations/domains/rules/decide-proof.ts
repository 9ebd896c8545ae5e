import type { LookFinding, ProofWay } from '../words.ts'
import { recordText } from '../words.ts'

/** What was read there; null: nothing could be read. */
export interface Looked {
  readonly records: readonly string[] | null
  readonly file: string | null
}

/**
 * Law: an address is proven when one of its own records is exactly our text, or a line of the file is exactly the token.
 * The record counts first: it needs the name itself, the file only the site.
 */
export function decideProof(
  token: string,
  { records, file }: Looked,
): { readonly by: ProofWay | null; readonly found: LookFinding } {
  if (records?.some((text) => text.trim() === recordText(token))) return { by: 'record', found: 'proven' }
  const lines = file?.split(/\r?\n/).map((line) => line.trim()) ?? []
  if (lines.includes(token)) return { by: 'file', found: 'proven' }
  const isOther = records?.some((text) => text.startsWith('hedgerow=')) || lines.some((line) => line !== '')
  if (isOther) return { by: null, found: 'other' }
  return { by: null, found: records === null && file === null ? 'unreachable' : 'nothing' }
}
