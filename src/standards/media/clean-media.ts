import { cleanJpeg } from './clean-jpeg.ts'
import { cleanMp4 } from './clean-mp4.ts'
import { cleanOgg } from './clean-ogg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWav } from './clean-wav.ts'
import { cleanWebm } from './clean-webm.ts'
import { kindOfMedia } from './kind-of-media.ts'
import type { CleanOrSpoiled, MediaType, Spoiled } from './words.ts'

const cleaners: Readonly<Record<MediaType, (bytes: Buffer) => CleanOrSpoiled | Promise<CleanOrSpoiled>>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'audio/webm': cleanWebm,
  'audio/ogg': cleanOgg,
  'audio/mp4': cleanMp4,
  'audio/wav': cleanWav,
}

/**
 * A photo or a voice without anything written beside it, told by its bytes. Takes no more memory than twice the file.
 * @param wanted what was asked for; a voice where a photo was to be is of no kind
 */
export async function cleanMedia(
  bytes: Buffer,
  wanted: 'image' | 'audio',
): Promise<{ readonly mediaType: MediaType; readonly bytes: Buffer } | Spoiled> {
  const mediaType = kindOfMedia(bytes)
  if (mediaType === null || !mediaType.startsWith(wanted)) return 'no-kind'
  const clean = await cleaners[mediaType](bytes)
  return typeof clean === 'string' ? clean : { mediaType, bytes: clean }
}
