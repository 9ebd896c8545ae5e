import type { FastifyRequest } from 'fastify'
import type { FileStore } from '#platform/files/file-store.ts'

export interface FormWithFile {
  /** What was written in the form's fields, outer spaces cut. */
  readonly words: Readonly<Record<string, string>>
  /** Kept under its key while the form is looked at; null: no file was sent; else why it is not there. */
  readonly file: { readonly key: string; readonly name: string } | null | 'too-large' | 'disk-full'
}

/**
 * Reads a form with a file, putting the file away piece by piece: it may be larger than our memory.
 * @param longestField characters a field may have
 */
export async function readFormWithFile(
  request: FastifyRequest,
  files: FileStore,
  { key, longestField }: { readonly key: string; readonly longestField: number },
): Promise<FormWithFile> {
  const words: Record<string, string> = {}
  let file: FormWithFile['file'] = null
  if (!request.isMultipart()) return { words, file }
  for await (const part of request.parts({ limits: { fieldSize: longestField } })) {
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
