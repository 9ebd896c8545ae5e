export type MediaType = 'image/jpeg' | 'image/png' | 'audio/webm' | 'audio/ogg' | 'audio/mp4' | 'audio/wav'

/**
 * Why a file is not taken. `no-kind`: by its bytes it is none of ours. `malformed`: it begins as one and does not go on as
 * one. `too-many-pixels`: it would unpack into more than a screen can hold. `moving`: a film where a voice was to be.
 */
export type Spoiled = 'no-kind' | 'malformed' | 'too-many-pixels' | 'moving'

export const limitsOfMedia = {
  /** Width times height: a telephone's largest photo, and far below what a decoder of 8 bytes a pixel would choke on. */
  mostPixels: 50_000_000,
  longestSide: 16_384,
  /** A progressive picture has about ten; each more is decoded over the whole picture. */
  mostScans: 64,
} as const

export type CleanOrSpoiled = Buffer | Spoiled
