import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { lookUpAll, pinnedTo } from './ask-once.ts'
import { isPublicAddress } from './public-address.ts'

const longestMs = 10_000
const mostBytes = 1_000_000

/** What a library that brings its own protocol wants of us. */
export type AskInForm = (
  address: string,
  asked: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
    readonly signal?: AbortSignal | undefined
  },
) => Promise<Response>

/**
 * A `fetch` for addresses that somebody of an office typed: to the public internet alone, each name looked up once and the
 * line made to exactly what was found, no redirect followed, ten seconds, one megabyte.
 * @param mayCall which addresses of the network may be called; only an installation on one's own machine widens it
 * @throws TypeError, as `fetch` does, when the address may not be called, does not answer, or answers too much
 */
export const askInForm =
  (mayCall: (address: string) => boolean = isPublicAddress): AskInForm =>
  async (address, { method, headers, body, signal }) => {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const found = isIP(host) ? [host] : await lookUpAll(host).catch(() => [])
    if (found.length === 0 || !found.every(mayCall)) throw new TypeError(`may not call ${host}`)
    const clock = AbortSignal.timeout(longestMs)
    const sent = typeof body === 'string' || body instanceof URLSearchParams ? String(body) : undefined
    return new Promise<Response>((resolve, reject) => {
      const asking = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
        method,
        headers: { ...headers, ...(sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) }) },
        lookup: pinnedTo(found),
        agent: false,
        signal: signal ? AbortSignal.any([clock, signal]) : clock,
      })
      asking.on('error', (error) => reject(new TypeError(`${host} was not reached`, { cause: error })))
      asking.on('response', (answer) => {
        let bytes = 0
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes <= mostBytes) return
          reject(new TypeError(`${host} answered too much`))
          answer.destroy()
        })
        const status = answer.statusCode ?? 500
        const kept = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        )
        buffer(answer).then(
          (whole) =>
            resolve(
              new Response(status === 204 || status === 304 ? null : new Uint8Array(whole), { status, headers: kept }),
            ),
          reject,
        )
      })
      asking.end(sent)
    })
  }
