import { constants, gzipSync } from 'node:zlib'

/** Below this a packed answer is hardly smaller than one packet. */
const worthPackingBytes = 1400

/** Does the asker take gzip? `gzip;q=0` is a no. */
export const takesGzip = (acceptEncoding: string | undefined): boolean =>
  acceptEncoding !== undefined && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?![.\d]))/.test(acceptEncoding)

/**
 * An answer as small as the asker takes it. A light level: a page is packed once for each question, and a cheap phone
 * on a slow line feels the bytes more than the server feels the third of a millisecond.
 */
export function packed(
  body: Buffer,
  acceptEncoding: string | undefined,
): { body: Buffer; headers: (readonly [string, string])[] } {
  if (body.length < worthPackingBytes || !takesGzip(acceptEncoding)) return { body, headers: [] }
  const small = gzipSync(body, { level: constants.Z_BEST_SPEED + 3 })
  return { body: small, headers: [['content-encoding', 'gzip']] }
}
