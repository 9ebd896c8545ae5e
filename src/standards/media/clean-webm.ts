import type { CleanOrSpoiled, Spoiled } from './words.ts'

const id = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  cluster: 0x1f43b675,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  trackName: 0x536e,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
} as const
/** Tags, attached files, chapters. */
const emptied: ReadonlySet<number> = new Set([0x1254c367, 0x1941a469, 0x1043a770])
/** How time is counted, and how long it is; all else that is told of the recording is its maker's business. */
const keptOfInfo: ReadonlySet<number> = new Set([0x2ad7b1, 0x4489])

interface Element {
  readonly id: number
  readonly at: number
  readonly inside: number
  /** Null: until whatever comes next, as a live recording writes it. */
  readonly end: number | null
}

/**
 * A WebM recording (Opus or Vorbis) without what is written beside the sound: tags, title, date, programs and names of tracks
 * are made empty where they stand, so nothing moves. What a program hides between the sounds themselves stays.
 */
export function cleanWebm(given: Buffer): CleanOrSpoiled {
  const bytes = Buffer.from(given)
  const tracks: number[] = []
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at)
    if (element === null) return 'malformed'
    const { inside, end } = element
    if (element.id === id.segment || end === null) {
      // Its children follow; a cluster without an end is read through the same way.
      if (element.id !== id.segment && element.id !== id.cluster) return 'malformed'
      at = inside
      continue
    }
    if (emptied.has(element.id)) makeVoid(bytes, element.at, end)
    const spoiled =
      element.id === id.info
        ? cleanInfo(bytes, inside, end)
        : element.id === id.tracks
          ? cleanTracks(bytes, { from: inside, end }, tracks)
          : null
    if (spoiled) return spoiled
    at = end
  }
  if (tracks.includes(1)) return 'moving'
  return tracks.includes(2) ? bytes : 'malformed'
}

function cleanInfo(bytes: Buffer, from: number, end: number): Spoiled | null {
  return eachIn(bytes, from, end, (child) => {
    // These two must be there, and may be blank.
    if (child.id === id.muxingApp || child.id === id.writingApp) bytes.fill(' ', child.inside, child.end)
    else if (!keptOfInfo.has(child.id)) makeVoid(bytes, child.at, child.end)
    return null
  })
}

const cleanTracks = (
  bytes: Buffer,
  { from, end }: { readonly from: number; readonly end: number },
  tracks: number[],
): Spoiled | null =>
  eachIn(bytes, from, end, (entry) => {
    if (entry.id === id.track)
      return eachIn(bytes, entry.inside, entry.end, (child) => {
        if (child.id === id.trackType) tracks.push(bytes[child.end - 1]!)
        if (child.id === id.trackName) makeVoid(bytes, child.at, child.end)
        return null
      })
    // A sum over what was there before, or what nobody needs.
    makeVoid(bytes, entry.at, entry.end)
    return null
  })

function eachIn(
  bytes: Buffer,
  from: number,
  end: number,
  see: (child: Element & { readonly end: number }) => Spoiled | null,
): Spoiled | null {
  for (let at = from; at < end;) {
    const child = elementAt(bytes, at)
    if (child === null || child.end === null || child.end > end) return 'malformed'
    const spoiled = see({ ...child, end: child.end })
    if (spoiled) return spoiled
    at = child.end
  }
  return null
}

function elementAt(bytes: Buffer, at: number): Element | null {
  const idLength = Math.clz32(bytes[at]!) - 23
  const sizeAt = at + idLength
  if (idLength > 4 || sizeAt >= bytes.length) return null
  const sizeLength = Math.clz32(bytes[sizeAt]!) - 23
  const inside = sizeAt + sizeLength
  if (sizeLength > 8 || inside > bytes.length) return null
  let size = bytes[sizeAt]! & ((1 << (8 - sizeLength)) - 1)
  let isOpen = size === (1 << (8 - sizeLength)) - 1
  for (let next = sizeAt + 1; next < inside; next += 1) {
    size = size * 256 + bytes[next]!
    isOpen &&= bytes[next] === 0xff
  }
  const end = inside + size
  if (!isOpen && end > bytes.length) return null
  return { id: bytes.readUIntBE(at, idLength), at, inside, end: isOpen ? null : end }
}

/** The same room, with nothing in it. */
function makeVoid(bytes: Buffer, from: number, end: number): void {
  const room = end - from
  bytes.fill(0, from, end)
  bytes[from] = 0xec
  if (room < 9) bytes[from + 1] = 0x80 | (room - 2)
  else {
    bytes[from + 1] = 0x01
    bytes.writeUIntBE(room - 9, from + 3, 6)
  }
}
