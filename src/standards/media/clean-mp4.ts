import type { CleanOrSpoiled, Spoiled } from './words.ts'

/** Boxes that hold boxes in which something may be written that is not the sound. */
const holders: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'moof', 'traf', 'mvex'])
/** All that may stand at the top; anything else there is made empty. */
const atTop: ReadonlySet<string> = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'mfra'])
/** Titles, places, makers, and whatever a program likes to leave. */
const emptied: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide'])
const dated: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * A recording in an MP4 box (m4a, 3gp) without what is written beside the sound: titles, place, maker and times of making are
 * made empty where they stand, so nothing moves. What a program hides between the sounds themselves stays.
 */
export function cleanMp4(given: Buffer): CleanOrSpoiled {
  const bytes = Buffer.from(given)
  const tracks: string[] = []
  const spoiled = emptyBoxes(bytes, { from: 0, end: bytes.length, depth: 0 }, tracks)
  if (spoiled) return spoiled
  if (tracks.includes('vide')) return 'moving'
  return tracks.includes('soun') ? bytes : 'malformed'
}

function emptyBoxes(
  bytes: Buffer,
  { from, end, depth }: { readonly from: number; readonly end: number; readonly depth: number },
  tracks: string[],
): Spoiled | null {
  for (let at = from; at < end;) {
    if (at + 8 > end) return 'malformed'
    const name = bytes.toString('latin1', at + 4, at + 8)
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1
    if (isLong && at + 16 > end) return 'malformed'
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short
    const inside = at + (isLong ? 16 : 8)
    const next = at + size
    if (next > end || next < inside) return 'malformed'
    if (emptied.has(name) || (depth === 0 && !atTop.has(name))) {
      bytes.write('free', at + 4, 'latin1')
      bytes.fill(0, inside, next)
    } else if (dated.has(name)) {
      if (next < inside + 20) return 'malformed'
      bytes.fill(0, inside + 4, inside + (bytes[inside] === 1 ? 20 : 12))
    } else if (name === 'hdlr') {
      if (next < inside + 24) return 'malformed'
      tracks.push(bytes.toString('latin1', inside + 8, inside + 12))
      bytes.fill(0, inside + 24, next)
    } else if (holders.has(name)) {
      const spoiled = depth > 8 ? 'malformed' : emptyBoxes(bytes, { from: inside, end: next, depth: depth + 1 }, tracks)
      if (spoiled) return spoiled
    }
    at = next
  }
  return null
}
