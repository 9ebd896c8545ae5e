import { limitsOfMedia, type CleanOrSpoiled } from './words.ts'

const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** A frame's header, whatever its coding; 0xc4, 0xc8 and 0xcc lie between them and are none. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Tables without which nothing can be decoded: Huffman, arithmetic, quantisation, restart. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xcc, 0xdb, 0xdd])

/**
 * A JPEG picture with what decodes it and nothing else: no Exif, place, maker's notes, small copy, colour profile, comment or
 * anything behind its end. Which way up it is stays, in an Exif block of our own that holds that one number.
 */
export function cleanJpeg(bytes: Buffer): CleanOrSpoiled {
  const kept: Buffer[] = []
  let orientation = 1
  let head: Buffer = Buffer.alloc(0)
  let hasFrame = false
  let scans = 0
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return 'malformed'
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    if (standsAlone(marker)) return 'malformed'
    const end = at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : Infinity
    if (end > bytes.length || end < at + 4) return 'malformed'
    const segment = bytes.subarray(at, end)
    at = end
    if (marker === 0xe0 && segment.toString('latin1', 4, 9) === 'JFIF\0' && segment.length >= 18) head = jfif(segment)
    else if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation
    else if (marker === 0xee && segment.toString('latin1', 4, 9) === 'Adobe' && segment.length >= 16)
      kept.push(adobe(segment))
    else if (tables.has(marker)) kept.push(segment)
    else if (isFrame(marker)) {
      if (hasFrame || segment.length < 11) return 'malformed'
      hasFrame = true
      const [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)]
      if (height === 0 || width === 0) return 'malformed'
      if (height * width > limitsOfMedia.mostPixels) return 'too-many-pixels'
      kept.push(segment)
    } else if (marker === 0xda) {
      scans += 1
      if (!hasFrame || scans > limitsOfMedia.mostScans) return 'malformed'
      at = endOfScan(bytes, end)
      kept.push(segment, bytes.subarray(end, at))
    }
  }
  if (scans === 0) return 'malformed'
  const upright = orientation === 1 ? [] : [exifOf(orientation)]
  return Buffer.concat([Buffer.from([0xff, 0xd8]), head, ...upright, ...kept, Buffer.from([0xff, 0xd9])])
}

/** Where the coded picture ends: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return bytes.length
}

/** Density without the small copy of the picture. */
const jfif = (segment: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xe0, 0, 16]), segment.subarray(4, 16), Buffer.from([0, 0])])

/** Says how the colours are coded; without it some pictures turn green. */
const adobe = (segment: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, 0xee, 0, 14]), segment.subarray(4, 16)])

/** @returns 1 to 8; null: this segment does not say */
function orientationIn(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null
  const tiff = segment.subarray(10)
  if (tiff.length < 8) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = short(first)
  for (let entry = 0; entry < Math.min(entries, 200); entry += 1) {
    const at = first + 2 + entry * 12
    if (short(at) !== 0x0112) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

const exifOf = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 34]),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
  ])
