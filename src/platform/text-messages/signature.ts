import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#kernel/instant.ts'

/** In lower case, as requests are read. */
export const signatureHeader = 'x-hedgerow-signature'
export const timestampHeader = 'x-hedgerow-timestamp'

/** An older signature may have been overheard and is sent again; a younger one comes from a clock that is wrong. Seconds. */
const tolerated = 300

interface Signed {
  readonly method: string
  /** With what stands behind the question mark. */
  readonly path: string
  readonly body: string | Buffer
}

const signatureOf = (key: string, seconds: string, { method, path, body }: Signed): Buffer =>
  createHmac('sha256', key).update(`${seconds}\n${method}\n${path}\n`).update(body).digest()

/** Shows the other side that this request is ours, of this moment, and as we sent it: address and body both hold the message. */
export function signatureHeaders(key: string, request: Signed, at: Instant): Record<string, string> {
  const seconds = String(Math.floor(at / 1000))
  return {
    [timestampHeader]: seconds,
    [signatureHeader]: `sha256=${signatureOf(key, seconds, request).toString('hex')}`,
  }
}

/** Whether a request carries such a signature, made with this key within five minutes of now. */
export function isSignedWith(
  key: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  request: Signed,
  now: Instant,
): boolean {
  const [seconds, given] = [headers[timestampHeader], headers[signatureHeader]]
  if (typeof seconds !== 'string' || typeof given !== 'string') return false
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now / 1000 - Number(seconds)) > tolerated) return false
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(given)?.[1]
  return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), signatureOf(key, seconds, request))
}
