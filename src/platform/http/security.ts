import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * No inline script or style and no nonce, so that a finished page can be kept and shared between visitors.
 * `blob:` is for the map's canvas, `data:` for its sprites.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every answer. */
export const commonHeaders: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), microphone=(), payment=(), usb=()'],
  ['cross-origin-opener-policy', 'same-origin'],
]

/** Sent with pages besides the common ones. */
export const pageHeaders: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['speculation-rules', '"/assets/speculation-rules.json"'],
]

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * May this request change something? Cross-site requests may not: SameSite cookies, `Sec-Fetch-Site` and `Origin`
 * each would be enough; old browsers lack one or another. A program without cookies sends none of the three.
 */
export function isSameSiteRequest(request: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): boolean {
  if (safeMethods.has(request.method)) return true
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (typeof origin === 'string') return hostOf(origin) === request.host
  const referer = request.headers.referer
  if (typeof referer === 'string') return hostOf(referer) === request.host
  return request.headers.cookie === undefined
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}

export function addHeaders(reply: FastifyReply, headers: readonly (readonly [string, string])[]): void {
  for (const [name, value] of headers) reply.header(name, value)
}
