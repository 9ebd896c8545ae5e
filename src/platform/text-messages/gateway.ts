import type { Instant } from '#kernel/instant.ts'
import type { TextGatewayConfig } from '../config.ts'
import { signatureHeaders } from './signature.ts'
import { NotTaken, type TextMessage } from './words.ts'

/** A gateway that has not answered by then is tried again later, milliseconds. */
const patience = 15_000

const filled = (template: string, { to, text }: TextMessage, written: (value: string) => string): string =>
  template.replaceAll(/\{(to|text)\}/g, (_whole, name: string) => written(name === 'to' ? to : text))

/** A JSON value whose strings hold the two places; filled string by string, so that no quote in a text can end one. */
function filledJson(value: unknown, message: TextMessage): unknown {
  if (typeof value === 'string') return filled(value, message, (word) => word)
  if (Array.isArray(value)) return value.map((each) => filledJson(each, message))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledJson(each, message)]))
}

/** What is asked of the gateway for one message, signed where there is a key. */
function requestOf(gateway: TextGatewayConfig, message: TextMessage, at: Instant): [string, RequestInit] {
  const { url, body, header, signingKey } = gateway
  const address = filled(url, message, encodeURIComponent)
  const headers = new Headers(header === null ? [] : [[header.name, header.value]])
  const common = { headers, redirect: 'error' } as const
  const sign = (method: string, sent: string): void => {
    if (signingKey === undefined) return
    const { pathname, search } = new URL(address)
    const signed = signatureHeaders(signingKey, { method, path: `${pathname}${search}`, body: sent }, at)
    for (const [name, value] of Object.entries(signed)) headers.set(name, value)
  }
  if (body === null) {
    sign('GET', '')
    return [address, { ...common, method: 'GET' }]
  }
  const isJson = body.startsWith('{')
  headers.set('content-type', isJson ? 'application/json' : 'application/x-www-form-urlencoded')
  const sent = isJson
    ? JSON.stringify(filledJson(JSON.parse(body), message))
    : filled(body, message, encodeURIComponent)
  sign('POST', sent)
  return [address, { ...common, method: 'POST', body: sent }]
}

/**
 * Hands a message to the operator's own gateway.
 * @param at the moment its signature bears
 * @throws NotTaken `busy` for 408, 425, 429 and 5xx, `refused` for any other no, `away` and `too-slow` without an answer
 */
export async function sendByGateway(
  gateway: TextGatewayConfig,
  message: TextMessage,
  at: Instant,
  wait: number = patience,
): Promise<void> {
  const [address, request] = requestOf(gateway, message, at)
  let answer: Response
  try {
    answer = await fetch(address, { ...request, signal: AbortSignal.timeout(wait) })
  } catch (fault) {
    throw new NotTaken((fault as Error).name === 'TimeoutError' ? 'too-slow' : 'away')
  }
  // What it says is of no use to us, and must not keep the line.
  await answer.body?.cancel()
  if (answer.ok) return
  throw new NotTaken([408, 425, 429].includes(answer.status) || answer.status >= 500 ? 'busy' : 'refused')
}
