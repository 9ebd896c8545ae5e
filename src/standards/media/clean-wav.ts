import type { CleanOrSpoiled } from './words.ts'

/** A WAVE recording with its form and its sound alone: no list of titles and dates, no broadcast note, no cue. */
export function cleanWav(bytes: Buffer): CleanOrSpoiled {
  let form: Buffer | null = null
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4)
    const from = at + 8
    const length = bytes.readUInt32LE(at + 4)
    if (name === 'data') {
      if (form === null) return 'malformed'
      // Whoever recorded without knowing how long wrote no length, or the longest there is.
      const sound = bytes.subarray(from, length === 0 ? undefined : Math.min(from + length, bytes.length))
      return sound.length === 0 ? 'malformed' : wave(form, sound)
    }
    if (from + length > bytes.length) return 'malformed'
    if (name === 'fmt ') {
      if (length < 16 || length > 64) return 'malformed'
      form = bytes.subarray(from, from + length)
    }
    at = from + length + (length % 2)
  }
  return 'malformed'
}

const wave = (form: Buffer, sound: Buffer): Buffer => {
  const even = (piece: Buffer): Buffer[] => (piece.length % 2 === 0 ? [piece] : [piece, Buffer.alloc(1)])
  const chunk = (name: string, piece: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32LE(piece.length, 4)
    return Buffer.concat([head, ...even(piece)])
  }
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', form), chunk('data', sound)]))
}
