import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { inPieces, mostBytesOfAFeed, ReadingStopped, type Bytes } from '../reading/bytes.ts'
import { fatal, type ReadReason } from '../reading/words.ts'

/** Text shrinks five to twenty times; what grows more than this, once it is large, was made to exhaust us. */
export const limitsOfGzip = { ratio: 200, freeBytes: 8 * 1024 * 1024 } as const

const stop = (reason: ReadReason, facts: Record<string, number> = {}): never => {
  throw new ReadingStopped(fatal(null, reason, facts))
}

/** Unpacks gzip when the first two bytes say so, else passes the bytes on. Bounded in memory, size and ratio. */
export async function* gunzipped(bytes: Bytes, most: number = mostBytesOfAFeed): AsyncGenerator<Uint8Array> {
  const pieces = inPieces(bytes, most)
  const first = await pieces.next()
  if (first.done) return
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield first.value
    yield* pieces
    return
  }
  let packed = 0
  async function* packedPieces() {
    packed += first.value!.length
    yield first.value!
    for await (const piece of pieces) {
      packed += piece.length
      yield piece
    }
  }
  const source = Readable.from(packedPieces(), { objectMode: false })
  const gunzip = createGunzip()
  // `pipe` does not carry an error across; the reader below must hear of it.
  source.on('error', (error) => gunzip.destroy(error))
  let unpacked = 0
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      unpacked += piece.length
      if (unpacked > most) stop('reading.too-large', { limitMegabytes: Math.round(most / 1048576) })
      if (unpacked > limitsOfGzip.freeBytes && unpacked > packed * limitsOfGzip.ratio)
        stop('archives.expands-too-far', { ratio: limitsOfGzip.ratio })
      yield piece
    }
  } catch (error) {
    if (error instanceof ReadingStopped) throw error
    const code = (error as { code?: string }).code ?? ''
    if (code === 'Z_BUF_ERROR') stop('archives.truncated')
    if (code.startsWith('Z_')) stop('archives.not-gzip')
    throw error
  } finally {
    gunzip.destroy()
    source.destroy()
  }
}
