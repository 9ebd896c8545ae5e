/**
 * Some files were UTF-8, were read as Windows-1252 by mistake, and were saved again: `’` became `â€™`. Each such letter
 * gives back one byte of the old UTF-8; sequences that form a valid letter are put together again, all else stays.
 */
const byteOf1252 = new Map<string, number>()
const decoder1252 = new TextDecoder('windows-1252')
for (let byte = 128; byte < 256; byte += 1) byteOf1252.set(decoder1252.decode(Uint8Array.of(byte)), byte)

const byteOfMac = new Map<string, number>()
const decoderMac = new TextDecoder('macintosh')
for (let byte = 128; byte < 256; byte += 1) byteOfMac.set(decoderMac.decode(Uint8Array.of(byte)), byte)

/** Bytes Windows-1252 has no letter for; the misreading program passed them on, so they show as the outer encoding's. */
const unassigned = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

const leads = /[Â-ô]/
const strict = new TextDecoder('utf-8', { fatal: true })

export interface Undone {
  readonly text: string
  readonly count: number
}

/** @param through the encoding the file was decoded with, for the few bytes Windows-1252 leaves unassigned */
export function undoDoubleReading(text: string, through: 'macintosh' | 'windows-1252'): Undone {
  if (!leads.test(text)) return { text, count: 0 }
  let made = ''
  let kept = 0
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const lead = byteOf1252.get(text[at]!)
    if (lead === undefined || lead < 0xc2 || lead > 0xf4) continue
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const letter = letterFrom(text, at, lead, length, through)
    if (letter === null) continue
    made += text.slice(kept, at) + letter
    at += length - 1
    kept = at + 1
    count += 1
  }
  return count === 0 ? { text, count } : { text: made + text.slice(kept), count }
}

function letterFrom(text: string, at: number, lead: number, length: number, through: string): string | null {
  const bytes = [lead]
  for (let step = 1; step < length; step += 1) {
    const letter = text[at + step]
    if (letter === undefined) return null
    const raw = through === 'macintosh' ? byteOfMac.get(letter) : letter.codePointAt(0)
    const byte = raw !== undefined && unassigned.has(raw) ? raw : byteOf1252.get(letter)
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return null
    bytes.push(byte)
  }
  try {
    return strict.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

/** How many letters at the end of a piece may belong to a sequence that goes on in the next. */
export const longestSequence = 3
