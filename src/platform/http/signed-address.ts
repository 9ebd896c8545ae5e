import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#kernel/instant.ts'

/** What an address was signed for; two purposes never open each other's doors. */
export interface Signed {
  readonly purpose: string
  /** Everything the address opens: ecosystem, thing, person. */
  readonly of: readonly string[]
  readonly until: Instant
}

const signatureOf = ({ purpose, of, until }: Signed, secret: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([purpose, of, until]))
    .digest()

/** The query of an address that opens one thing until a moment, without a session: in mail, or for a file. */
export const signedQuery = (signed: Signed, secret: string): string =>
  `until=${signed.until}&signature=${signatureOf(signed, secret).toString('base64url')}`

/** False for another thing, another person, a moment that has passed, or anything not signed here. */
export function isSigned(signed: Signed, signature: string, secret: string, now: Instant): boolean {
  if (!(now < signed.until)) return false
  const [given, expected] = [Buffer.from(signature, 'base64url'), signatureOf(signed, secret)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
