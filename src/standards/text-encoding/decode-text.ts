import { inPieces, type Bytes } from '../reading/bytes.ts'
import { detectEncoding, type Encoding, type EncodingVerdict } from './detect-encoding.ts'
import { longestSequence, undoDoubleReading } from './undo-double-reading.ts'

export interface DecodeOptions {
  readonly most?: number
  readonly told?: Encoding | undefined
}

export interface DecodedText {
  /** The text in pieces; empty pieces do not occur. */
  readonly pieces: AsyncIterable<string>
  /** Which encoding it was, known from the first piece with a byte above 127 on; until then UTF-8. */
  readonly verdict: () => EncodingVerdict
  /** Bytes that fitted no letter and became U+FFFD. */
  readonly replaced: () => number
}

/** Evidence gathered after the first byte above 127 before the encoding is decided. */
const sampleSize = 256 * 1024

/**
 * Decodes a feed, in bounded memory, finding out its encoding. A byte order mark is dropped.
 * @param told an encoding somebody knows it to be in; then nothing is guessed and no double reading undone
 */
export function decodeText(bytes: Bytes, { most, told }: DecodeOptions = {}): DecodedText {
  let verdict: EncodingVerdict = { encoding: 'utf-8', because: 'valid', readTwice: false }
  let replaced = 0

  async function* decode(): AsyncGenerator<string> {
    let decoder: TextDecoder | null = null
    if (told !== undefined) {
      verdict = { encoding: told, because: 'told', readTwice: false }
      decoder = new TextDecoder(told)
    }
    let held: Uint8Array[] = []
    let heldLength = 0
    let carried = ''

    const text = (piece: Uint8Array | null): string => {
      let made = piece === null ? decoder!.decode() : decoder!.decode(piece, { stream: true })
      if (verdict.encoding === 'utf-8' && made.includes('\ufffd')) replaced += made.split('\ufffd').length - 1
      if (!verdict.readTwice) return made
      made = carried + made
      const cut = piece === null ? made.length : made.length - longestSequence
      // Cut only before a plain letter, so that no old sequence is torn.
      let safe = Math.max(0, cut)
      if (piece !== null) while (safe > 0 && made[safe]! >= '\u0080') safe -= 1
      carried = made.slice(safe)
      return undoDoubleReading(made.slice(0, safe), verdict.encoding === 'macintosh' ? 'macintosh' : 'windows-1252')
        .text
    }

    const settle = (isWhole: boolean): Uint8Array => {
      const sample = held.length === 1 ? held[0]! : joined(held, heldLength)
      held = []
      verdict = detectEncoding(sample, isWhole)
      decoder = new TextDecoder(verdict.encoding)
      return sample
    }

    for await (const piece of inPieces(bytes, most)) {
      if (decoder !== null) {
        const made = text(piece)
        if (made !== '') yield made
        continue
      }
      if (heldLength === 0 && isPlain(piece)) {
        yield latin.decode(piece)
        continue
      }
      held.push(piece.slice())
      heldLength += piece.length
      if (heldLength >= sampleSize) {
        const made = text(settle(false))
        if (made !== '') yield made
      }
    }
    if (decoder === null && heldLength > 0) {
      const made = text(settle(true))
      if (made !== '') yield made
    }
    if (decoder !== null) {
      const made = text(null)
      if (made !== '') yield made
    }
  }

  return { pieces: decode(), verdict: () => verdict, replaced: () => replaced }
}

const latin = new TextDecoder('windows-1252')

/** Only letters below 128: the same in every encoding we know, save UTF-16, whose zero bytes give it away. */
function isPlain(piece: Uint8Array): boolean {
  for (let at = 0; at < piece.length; at += 1) if (piece[at]! > 127 || piece[at] === 0) return false
  return true
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A whole text at once, for small files. */
export async function decodeWhole(bytes: Bytes, options: DecodeOptions = {}): Promise<string> {
  let whole = ''
  for await (const piece of decodeText(bytes, options).pieces) whole += piece
  return whole
}
