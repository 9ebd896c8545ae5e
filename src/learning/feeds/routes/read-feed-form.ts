import type { FastifyRequest } from 'fastify'
import type { FileStore } from '#platform/files/file-store.ts'

/** Why a file that was sent is not there. */
export type NotKept = 'too-large' | 'disk-full'

export interface SentFeed {
  /** What was written in the form's fields, outer spaces cut. */
  readonly words: Readonly<Record<string, string>>
  /** Kept under a key of its own while the form is looked at; null: no file was sent. */
  readonly file: { readonly key: string; readonly name: string } | null | NotKept
}

/** Reads a form with a file, putting the file away piece by piece: it may be larger than our memory. */
export async function readFeedForm(request: FastifyRequest, files: FileStore, key: string): Promise<SentFeed> {
  const words: Record<string, string> = {}
  let file: SentFeed['file'] = null
  for await (const part of request.parts({ limits: { fieldSize: 4_000_000 } })) {
    if (part.type === 'field') {
      words[part.fieldname] = String(part.value ?? '').trim()
      continue
    }
    // A form without a chosen file still sends an empty one.
    const kept = part.filename === '' ? null : await files.put(key, part.file)
    if (kept === null) part.file.resume()
    // Nothing more of it is read: there is nowhere to put it.
    else if (!kept.ok) return { words, file: 'disk-full' }
    else if (part.file.truncated) file = 'too-large'
    else if (kept.value.bytes > 0) file = { key, name: part.filename }
  }
  if (file === 'too-large') await files.delete(key)
  return { words, file }
}
