import type { FastifyRequest } from 'fastify'
import type { FileStore } from '#platform/files/file-store.ts'

export interface SentRoster {
  readonly words: Readonly<Record<string, string>>
  /** Kept under the key it was given, or why not. */
  readonly file: 'kept' | 'no-file' | 'too-large' | 'disk-full'
}

/** Reads a form with a file, putting the file away piece by piece: it may be larger than our memory. */
export async function readRosterForm(request: FastifyRequest, files: FileStore, key: string): Promise<SentRoster> {
  const words: Record<string, string> = {}
  let file: SentRoster['file'] = 'no-file'
  if (!request.isMultipart()) return { words, file }
  for await (const part of request.parts({ limits: { fieldSize: 10_000 } })) {
    if (part.type === 'field') {
      words[part.fieldname] = String(part.value ?? '').trim()
      continue
    }
    // A form without a chosen file still sends an empty one.
    const kept = part.filename === '' ? null : await files.put(key, part.file)
    if (kept === null) part.file.resume()
    else if (!kept.ok) return { words, file: 'disk-full' }
    else if (part.file.truncated) file = 'too-large'
    else if (kept.value.bytes > 0) file = 'kept'
  }
  return { words, file }
}
