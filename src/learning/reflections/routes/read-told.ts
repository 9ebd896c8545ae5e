import type { FastifyRequest } from 'fastify'
import { largestFile, longestWords, type FileKind } from '../words.ts'

export interface FormTold {
  readonly words: Readonly<Record<string, string>>
  readonly files: Record<FileKind, Buffer | null>
  /** The first file that went on after it was too large; of it nothing is kept. */
  readonly tooLarge: FileKind | null
}

/**
 * Reads what was told, each file only so far as one may be: a photo of twenty megabytes never fills more of the memory than
 * ten.
 */
export async function readTold(request: FastifyRequest): Promise<FormTold> {
  const words: Record<string, string> = {}
  const files: FormTold['files'] = { photo: null, voice: null }
  let tooLarge: FileKind | null = null
  if (!request.isMultipart()) return { words, files, tooLarge }
  const limits = { fieldSize: longestWords * 4, fileSize: Math.max(...Object.values(largestFile)) + 1 }
  // A file that goes on is an answer with a sentence here, no fault of the whole form.
  const reading = { limits, throwFileSizeLimit: false }
  for await (const part of request.parts(reading)) {
    if (part.type === 'field') {
      words[part.fieldname] = String(part.value ?? '')
      continue
    }
    const kind = part.fieldname === 'photo' || part.fieldname === 'voice' ? part.fieldname : null
    const pieces: Buffer[] = []
    let bytes = 0
    for await (const piece of part.file as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (kind === null || bytes > largestFile[kind]) pieces.length = 0
      else pieces.push(piece)
    }
    if (kind === null) continue
    if (bytes > largestFile[kind]) tooLarge ??= kind
    // A form without a chosen file still sends an empty one.
    else if (bytes > 0) files[kind] = Buffer.concat(pieces)
  }
  return { words, files, tooLarge }
}
