import type { CleanOrSpoiled } from './words.ts'

interface Page {
  readonly from: number
  readonly end: number
  /** Pieces of packets: where each lies, and whether its packet ends with it. */
  readonly pieces: readonly { readonly from: number; readonly end: number; readonly isLast: boolean }[]
}

const heads = [
  { first: 'OpusHead', second: 'OpusTags', tail: Buffer.alloc(0) },
  { first: '\x01vorbis', second: '\x03vorbis', tail: Buffer.from([1]) },
] as const

/**
 * An Ogg recording of one Opus or Vorbis stream whose tags are blank: their packet keeps its length and its page is summed
 * anew, so nothing else moves.
 */
export function cleanOgg(given: Buffer): CleanOrSpoiled {
  const bytes = Buffer.from(given)
  const pages = pagesOf(bytes)
  if (pages === null || pages.length < 2) return 'malformed'
  const serials = new Set(pages.map(({ from }) => bytes.readUInt32LE(from + 14)))
  const [first] = pages[0]!.pieces
  const says = (at: number, word: string): boolean => bytes.toString('latin1', at, at + word.length) === word
  const kind = first && heads.find((one) => says(first.from, one.first))
  // A second stream may be a film, and chained ones have tags of their own.
  if (!kind || serials.size !== 1 || !first.isLast) return 'malformed'
  const pieces = secondPacket(pages)
  if (pieces === null) return 'malformed'
  const length = pieces.reduce((sum, { from, end }) => sum + end - from, 0)
  const room = length - kind.second.length - 8 - kind.tail.length
  if (room < 0 || !says(pieces[0]!.from, kind.second)) return 'malformed'
  const blank = Buffer.alloc(length, ' ')
  blank.write(kind.second, 'latin1')
  blank.writeUInt32LE(room, kind.second.length)
  blank.writeUInt32LE(0, kind.second.length + 4 + room)
  kind.tail.copy(blank, length - kind.tail.length)
  let at = 0
  for (const { from, end } of pieces) at += blank.copy(bytes, from, at, at + end - from)
  for (const page of pages) sum(bytes, page)
  return bytes
}

function pagesOf(bytes: Buffer): Page[] | null {
  const pages: Page[] = []
  for (let at = 0; at < bytes.length;) {
    if (at + 27 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'OggS') return null
    const count = bytes[at + 26]!
    let piece = at + 27 + count
    if (piece > bytes.length) return null
    const pieces: { from: number; end: number; isLast: boolean }[] = []
    for (let index = 0; index < count; index += 1) {
      const lace = bytes[at + 27 + index]!
      pieces.push({ from: piece, end: piece + lace, isLast: lace < 255 })
      piece += lace
    }
    if (piece > bytes.length) return null
    pages.push({ from: at, end: piece, pieces })
    at = piece
  }
  return pages
}

/** The packet that begins on the second page, wherever it ends. */
function secondPacket(pages: readonly Page[]): Page['pieces'] | null {
  const all = pages.slice(1).flatMap(({ pieces }) => pieces)
  const last = all.findIndex(({ isLast }) => isLast)
  return last < 0 ? null : all.slice(0, last + 1)
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 0x8000_0000 ? (rest << 1) ^ 0x04c1_1db7 : rest << 1
  return rest
})

function sum(bytes: Buffer, { from, end }: Page): void {
  bytes.writeUInt32LE(0, from + 22)
  let rest = 0
  for (let at = from; at < end; at += 1) rest = ((rest << 8) ^ table[(rest >>> 24) ^ bytes[at]!]!) >>> 0
  bytes.writeUInt32LE(rest, from + 22)
}
