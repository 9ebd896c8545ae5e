import type { Mistake, Read, Reading } from './words.ts'

/** A feed as it arrives, piece by piece; a whole file is one piece. */
export type Bytes = AsyncIterable<Uint8Array> | Uint8Array

/** Longest feed any reader takes, after unpacking. */
export const mostBytesOfAFeed = 512 * 1024 * 1024

/** Thrown inside a stream of bytes to end it with a mistake; `withMistakes` turns it back into the last line. */
export class ReadingStopped extends Error {
  readonly mistake: Mistake
  constructor(mistake: Mistake) {
    super(mistake.reason)
    this.mistake = mistake
  }
}

const pieceSize = 64 * 1024

/** Always in pieces, so that a whole file and a slow stream walk the same way. */
export async function* inPieces(bytes: Bytes, most: number = mostBytesOfAFeed): AsyncGenerator<Uint8Array> {
  let seen = 0
  const within = (length: number): void => {
    seen += length
    if (seen > most) {
      throw new ReadingStopped({
        kind: 'mistake',
        number: null,
        reason: 'reading.too-large',
        facts: { limitMegabytes: Math.round(most / 1048576) },
        fatal: true,
      })
    }
  }
  if (bytes instanceof Uint8Array) {
    for (let at = 0; at < bytes.length; at += pieceSize) {
      const piece = bytes.subarray(at, at + pieceSize)
      within(piece.length)
      yield piece
    }
    return
  }
  for await (const piece of bytes) {
    within(piece.length)
    if (piece.length > 0) yield piece
  }
}

/** The whole feed in one piece, for formats that can not be read in part. */
export async function inOnePiece(bytes: Bytes, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of inPieces(bytes, most)) {
    pieces.push(piece)
    length += piece.length
  }
  if (pieces.length === 1) return pieces[0]!
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Ends a reading with the mistake that stopped its bytes, instead of throwing it at the one who reads. */
export async function* withMistakes(reading: AsyncIterable<Read>): Reading {
  try {
    yield* reading
  } catch (error) {
    if (!(error instanceof ReadingStopped)) throw error
    yield error.mistake
  }
}
