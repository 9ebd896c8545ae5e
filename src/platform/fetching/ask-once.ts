import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { isPublicAddress } from './public-address.ts'
import type { FeedRequest, FetchLimits, FetchOptions, FetchRefusal } from './words.ts'

/** Every address a name has now. */
export const lookUpAll = async (name: string): Promise<readonly string[]> =>
  (await lookup(name, { all: true, verbatim: true })).map((found) => found.address)

/** Below 1024 only the web's own ports: no mail server is to read our request as a letter. */
const mayUsePort = (url: URL): boolean =>
  url.port === '' || url.port === '80' || url.port === '443' || Number(url.port) >= 1024

export function parseAddress(text: string, base?: URL): Result<URL, FetchRefusal> {
  let url: URL
  try {
    url = new URL(text.trim(), base)
  } catch {
    return refuse('fetching.not-an-address')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('fetching.scheme-refused')
  if (url.username !== '' || url.password !== '' || url.hostname === '') return refuse('fetching.not-an-address')
  return mayUsePort(url) ? accept(url) : refuse('fetching.port-refused', { port: Number(url.port) })
}

/**
 * One question to one address, no redirect followed. The name is looked up once, every address it has must be callable,
 * and the line is made to exactly those: a name that answers differently a moment later (DNS rebinding) gains nothing.
 */
export async function askOnce(
  url: URL,
  asked: FeedRequest,
  limits: FetchLimits,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Result<IncomingMessage, FetchRefusal>> {
  const mayCall = options.mayCall ?? isPublicAddress
  const host = url.hostname.replace(/^\[|\]$/g, '')
  let addresses: readonly string[]
  try {
    addresses = isIP(host) ? [host] : await inTime((options.lookUp ?? lookUpAll)(host), limits.silenceMs)
  } catch (error) {
    return error instanceof Silence ? refuse('fetching.took-too-long') : refuse('fetching.name-not-known', { host })
  }
  if (addresses.length === 0) return refuse('fetching.name-not-known', { host })
  if (!addresses.every(mayCall)) return refuse('fetching.internal-address', { host })
  return new Promise((resolve, reject) => {
    const settings: RequestOptions = {
      signal,
      timeout: limits.silenceMs,
      lookup: pinnedTo(addresses),
      // A kept line would skip the look-up; each question makes its own.
      agent: false,
      headers: headersOf(asked),
    }
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, settings)
    request.on('response', (response) => resolve(accept(response)))
    request.on('timeout', () => request.destroy(new Silence()))
    request.on('error', (error) => {
      if (error instanceof Silence) resolve(refuse('fetching.took-too-long'))
      else if (signal.aborted) reject(signal.reason as Error)
      else resolve(refuse('fetching.not-reached', { host }))
    })
    request.end()
  })
}

export class Silence extends Error {}

function inTime<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Silence()), milliseconds)
  })
  return Promise.race([promise, silence]).finally(() => clearTimeout(timer))
}

/** Whatever is looked up later, the line is made to these. */
export const pinnedTo =
  (addresses: readonly string[]): LookupFunction =>
  (_name, settings, answer) => {
    const known = addresses.map((address) => ({ address, family: isIP(address) }))
    if (settings.all) answer(null, known)
    else answer(null, known[0]!.address, known[0]!.family)
  }

const headersOf = ({ etag, lastModified }: FeedRequest): Record<string, string> => ({
  accept: 'application/json, text/csv, text/calendar, application/xml, text/html;q=0.8, */*;q=0.5',
  // A packed answer is opened by whoever reads it; asking for none keeps our size limit honest.
  'accept-encoding': 'identity',
  'user-agent': 'Hedgerow feed reader',
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified ? { 'if-modified-since': lastModified } : {}),
})
