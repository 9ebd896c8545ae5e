import type { IncomingMessage } from 'node:http'
import { accept, refuse, type Refused, type Result } from '#kernel/result.ts'
import { askOnce, parseAddress, Silence } from './ask-once.ts'
import {
  fetchLimits,
  type ArrivingFeed,
  type FeedRequest,
  type FetchLimits,
  type FetchOptions,
  type FetchRefusal,
} from './words.ts'

export type Fetched<Value> =
  /** The server says that our copy is still right. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'taken'; readonly value: Value; readonly feed: Omit<ArrivingFeed, 'bytes'> }

/** Carries a refusal out of a stream of bytes, through whoever reads it, back to `fetchFeed`. */
class Stopped extends Error {
  readonly refused: Refused<FetchRefusal>
  constructor(refused: Refused<FetchRefusal>) {
    super(refused.refusal)
    this.refused = refused
  }
}

/**
 * Fetches a feed from the public internet and hands it on while it arrives. Only http and https; addresses of inner
 * networks are refused, at every redirect anew; size, time and redirects are bounded.
 * @param take reads the bytes to their end; what it returns is the value. When the line breaks or a limit is met, its
 *   reading throws, and that becomes a refusal here; nothing it kept by then may count.
 */
export async function fetchFeed<Value>(
  asked: FeedRequest,
  take: (feed: ArrivingFeed) => Promise<Value>,
  options: FetchOptions = {},
): Promise<Result<Fetched<Value>, FetchRefusal>> {
  const limits: FetchLimits = { ...fetchLimits, ...options.limits }
  const clock = AbortSignal.timeout(limits.wholeMs)
  const signal = options.signal ? AbortSignal.any([clock, options.signal]) : clock
  try {
    const found = await follow(asked, limits, options, signal)
    if (!found.ok) return found
    const { response, address } = found.value
    if (response.statusCode === 304) {
      response.destroy()
      return accept({ kind: 'unchanged' })
    }
    const feed = {
      contentType: response.headers['content-type'] ?? null,
      etag: response.headers.etag ?? null,
      lastModified: response.headers['last-modified'] ?? null,
      address,
    }
    try {
      const value = await take({ ...feed, bytes: bytesOf(response, limits, signal) })
      return accept({ kind: 'taken', value, feed })
    } finally {
      response.destroy()
    }
  } catch (error) {
    if (error instanceof Stopped) return error.refused
    if (clock.aborted && !options.signal?.aborted) return refuse('fetching.took-too-long')
    throw error
  }
}

async function follow(
  asked: FeedRequest,
  limits: FetchLimits,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Result<{ response: IncomingMessage; address: string }, FetchRefusal>> {
  let url = parseAddress(asked.address)
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    if (!url.ok) return hop > 0 ? refuse('fetching.redirect-refused', { because: url.refusal }) : url
    const answered = await askOnce(url.value, asked, limits, options, signal)
    if (!answered.ok) return answered
    const response = answered.value
    const status = response.statusCode ?? 0
    if (status === 200 || status === 304) return accept({ response, address: url.value.href })
    response.destroy()
    const location = response.headers.location
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return refusalOf(status, response)
    const next = parseAddress(location, url.value)
    // Once asked for in secret, a feed is not fetched in the open.
    if (next.ok && url.value.protocol === 'https:' && next.value.protocol === 'http:') {
      return refuse('fetching.redirect-refused', { because: 'fetching.scheme-refused' })
    }
    url = next
  }
  return refuse('fetching.too-many-redirects', { limit: limits.redirects })
}

function refusalOf(status: number, response: IncomingMessage): Refused<FetchRefusal> {
  if (status === 404 || status === 410) return refuse('fetching.not-found', { status })
  if (status === 401 || status === 403) return refuse('fetching.not-allowed', { status })
  if (status === 429 || status === 503) {
    const seconds = Number(response.headers['retry-after'])
    return refuse('fetching.try-later', Number.isFinite(seconds) ? { status, seconds } : { status })
  }
  return refuse('fetching.server-refused', { status })
}

async function* bytesOf(
  response: IncomingMessage,
  limits: FetchLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const tooLarge = refuse('fetching.too-large', { limitMegabytes: Math.round(limits.bytes / 1048576) })
  if (Number(response.headers['content-length'] ?? 0) > limits.bytes) throw new Stopped(tooLarge)
  response.setTimeout(limits.silenceMs, () => response.destroy(new Silence()))
  let arrived = 0
  try {
    for await (const piece of response as AsyncIterable<Uint8Array>) {
      arrived += piece.length
      if (arrived > limits.bytes) throw new Stopped(tooLarge)
      yield piece
    }
  } catch (error) {
    if (error instanceof Stopped) throw error
    if (signal.aborted) throw signal.reason
    throw new Stopped(refuse(error instanceof Silence ? 'fetching.took-too-long' : 'fetching.cut-off'))
  }
}
