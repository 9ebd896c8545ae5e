import { crc32, createInflate } from 'node:zlib'
import { limitsOfMedia, type CleanOrSpoiled, type Spoiled } from './words.ts'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** What decodes the picture, and three numbers of how its colours are meant. */
const keptChunks: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'IDAT', 'IEND'])
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * A PNG picture with what decodes it and nothing else: no text, time, place, colour profile, animation or anything behind its
 * end. What is packed is unpacked once, piece by piece, and must come to exactly the picture it says it is.
 */
export async function cleanPng(bytes: Buffer): Promise<CleanOrSpoiled> {
  const kept: Buffer[] = []
  const packed: Buffer[] = []
  let unpacked: number | Spoiled | null = null
  let at = signature.length
  let isWhole = false
  while (!isWhole && at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return 'malformed'
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (bytes.readUInt32BE(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return 'malformed'
    if ((name === 'IHDR') !== (unpacked === null)) return 'malformed'
    if (name === 'IHDR') unpacked = unpackedSize(bytes.subarray(at + 8, end - 4))
    if (typeof unpacked === 'string') return unpacked
    if (keptChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IDAT') packed.push(bytes.subarray(at + 8, end - 4))
    isWhole = name === 'IEND' && length === 0
    at = end
  }
  if (!isWhole || typeof unpacked !== 'number') return 'malformed'
  return (await unpacksTo(packed, unpacked)) ? Buffer.concat([signature, ...kept]) : 'malformed'
}

/** Bytes of the picture before packing, a filter byte a row included. */
function unpackedSize(header: Buffer): number | Spoiled {
  if (header.length !== 13) return 'malformed'
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, colour, , , interlace] = [...header.subarray(8)] as [number, number, number, number, number]
  const perPixel = (samples[colour] ?? 0) * depth
  if (width === 0 || height === 0 || perPixel === 0 || depth > 16 || interlace > 1) return 'malformed'
  const { longestSide, mostPixels } = limitsOfMedia
  if (width > longestSide || height > longestSide || width * height > mostPixels) return 'too-many-pixels'
  const passes = interlace === 0 ? [[0, 0, 1, 1] as const] : adam7
  return passes.reduce((sum, [x, y, across, down]) => {
    const [columns, rows] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)]
    return columns <= 0 || rows <= 0 ? sum : sum + rows * (1 + Math.ceil((columns * perPixel) / 8))
  }, 0)
}

/** Each pass: first column and row, and steps to the next. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Unpacks without keeping anything, and stops at the first byte too many. */
function unpacksTo(packed: readonly Buffer[], size: number): Promise<boolean> {
  const given = packed.reduce((sum, { length }) => sum + length, 0)
  return new Promise((settle) => {
    const inflate = createInflate()
    let seen = 0
    inflate.on('data', ({ length }: Buffer) => {
      seen += length
      if (seen > size) inflate.destroy(new Error('more than the picture it says it is'))
    })
    inflate.on('error', () => settle(false))
    // What lies behind the packed picture is not part of it.
    inflate.on('end', () => settle(seen === size && inflate.bytesWritten === given))
    for (const piece of packed) inflate.write(piece)
    inflate.end()
  })
}
