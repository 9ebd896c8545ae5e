import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { ReadingStopped } from '../reading/bytes.ts'
import { fatal, type ReadReason } from '../reading/words.ts'

export const limitsOfZip = {
  entries: 500,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  freeBytes: 8 * 1024 * 1024,
} as const

export interface ZipEntry {
  /** As in the archive, with `/`; never absolute, never outside. */
  readonly path: string
  readonly bytes: number
  /** Unpacks; ends in a mistake when the entry is longer than the archive says. */
  read(): AsyncIterable<Uint8Array>
}

/**
 * The files of a zip archive, none of them unpacked yet. Refused: too many entries, a size or ratio no honest archive
 * has, a path that leads outside, encryption.
 */
export async function openZip(
  bytes: Uint8Array,
  limits: Partial<typeof limitsOfZip> = {},
): Promise<Result<readonly ZipEntry[], ReadReason>> {
  const most = { ...limitsOfZip, ...limits }
  let zip: ZipFile
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      autoClose: false,
    })
  } catch {
    return refuse('archives.not-a-zip')
  }
  if (zip.entryCount > most.entries) return refuse('archives.too-many-entries', { limit: most.entries })
  const entries: ZipEntry[] = []
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      if (entry.isEncrypted()) return refuse('archives.encrypted')
      unpacked += entry.uncompressedSize
      const farther = entry.uncompressedSize > Math.max(most.freeBytes, entry.compressedSize * most.ratio)
      if (unpacked > most.unpackedBytes || farther) return refuse('archives.expands-too-far', { ratio: most.ratio })
      entries.push({ path: entry.fileName, bytes: entry.uncompressedSize, read: () => unpack(zip, entry) })
    }
  } catch (error) {
    // yauzl checks every path itself and says so in its message only.
    return refuse(
      error instanceof Error && /path|fileName/i.test(error.message) ? 'archives.path-outside' : 'archives.not-a-zip',
    )
  }
  return accept(entries)
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>
  } catch {
    throw new ReadingStopped(fatal(null, 'archives.truncated'))
  }
}
