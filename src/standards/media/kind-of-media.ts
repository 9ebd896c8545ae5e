import type { MediaType } from './words.ts'

/** What a file shows itself to be by its first bytes; its name and what a browser says of it count for nothing. */
export function kindOfMedia(bytes: Buffer): MediaType | null {
  const says = (at: number, word: string): boolean => bytes.toString('latin1', at, at + word.length) === word
  if (says(0, '\xff\xd8\xff')) return 'image/jpeg'
  if (says(0, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (says(0, '\x1a\x45\xdf\xa3')) return 'audio/webm'
  if (says(0, 'OggS')) return 'audio/ogg'
  if (says(4, 'ftyp')) return 'audio/mp4'
  if (says(0, 'RIFF') && says(8, 'WAVE')) return 'audio/wav'
  return null
}
