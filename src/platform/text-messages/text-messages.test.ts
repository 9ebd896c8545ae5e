import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as bodyOf } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TextGatewayConfig } from '../config.ts'
import { testDatabase, testNow, type TestDatabase } from '../database/test-city.ts'
import { readMailbox } from '../mail/mailbox.ts'
import { sendByGateway } from './gateway.ts'
import { isInventedNumber } from './invented-numbers.ts'
import { openTextSender } from './open-text-sender.ts'
import { instant } from '#kernel/instant.ts'
import { isSignedWith, signatureHeader, timestampHeader } from './signature.ts'
import { fitted, measureText, plainly } from './segments.ts'

interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

let server: Server
let heard: Heard[] = []
let answer: number | 'nothing' = 200
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  server = createServer((request, reply) => {
    void bodyOf(request).then((body) => {
      heard.push({ method: request.method!, url: request.url!, headers: request.headers, body })
      if (answer === 'nothing') return
      if (answer === 302) reply.setHeader('location', '/elsewhere')
      reply.statusCode = answer
      reply.end('{"error":"this may hold the number"}')
    })
  })
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open))
})
beforeEach(() => {
  heard = []
  answer = 200
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.close()
})

const gateway = (edit: Partial<TextGatewayConfig> = {}): TextGatewayConfig => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
  body: '{"to":"{to}","message":{"text":"{text}"},"flash":false}',
  header: { name: 'Authorization', value: 'Bearer quiet' },
  ...edit,
})
const at = testNow
const message = { to: '+34600000000', text: 'He said "yes" & left\n{to} مرحبا' }

test('a message goes out as JSON, with the secret in its header', async () => {
  await sendByGateway(gateway(), message, at)
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({ method: 'POST', url: '/send' })
  expect(heard[0]!.headers).toMatchObject({ authorization: 'Bearer quiet', 'content-type': 'application/json' })
  expect(JSON.parse(heard[0]!.body)).toEqual({ to: message.to, message: { text: message.text }, flash: false })
})

test('or as a form, or all in the address', async () => {
  await sendByGateway(gateway({ body: 'From=Hedgerow&To={to}&Body={text}', header: null }), message, at)
  expect(Object.fromEntries(new URLSearchParams(heard[0]!.body))).toEqual({
    From: 'Hedgerow',
    To: message.to,
    Body: message.text,
  })
  await sendByGateway(gateway({ url: `${gateway().url}/{to}?text={text}`, body: null }), message, at)
  const asked = new URL(heard[1]!.url, 'http://here')
  expect([heard[1]!.method, asked.pathname, asked.searchParams.get('text')]).toEqual([
    'GET',
    '/send/%2B34600000000',
    message.text,
  ])
})

test('with a key each request bears the moment and a signature of address and body, by which it is known', async () => {
  const signingKey = 'a key both sides know'
  const path = `/send/%2B34600000000?text=${encodeURIComponent(message.text)}`
  await sendByGateway(gateway({ signingKey }), message, at)
  await sendByGateway(gateway({ signingKey, url: `${gateway().url}/{to}?text={text}`, body: null }), message, at)
  await sendByGateway(gateway(), message, at)
  const [posted, asked, unsigned] = heard
  expect(posted!.headers[timestampHeader]).toBe(String(at / 1000))
  // As anybody would work it out by hand, for the other side is not ours.
  const byHand = createHmac('sha256', signingKey)
    .update(`${at / 1000}\nPOST\n/send\n${posted!.body}`)
    .digest('hex')
  expect(posted!.headers[signatureHeader]).toBe(`sha256=${byHand}`)
  const isKnown = (one: Heard, edit: { key?: string; body?: string; path?: string; late?: number } = {}): boolean => {
    const { key = signingKey, body = one.body, late = 0 } = edit
    const signed = { method: one.method, path: edit.path ?? one.url, body }
    return isSignedWith(key, one.headers, signed, instant(at + late * 1000))
  }
  expect(asked!.url.startsWith(path.slice(0, 24))).toBe(true)
  expect([isKnown(posted!), isKnown(asked!), isKnown(unsigned!)]).toEqual([true, true, false])
  expect(isKnown(posted!, { late: 300 })).toBe(true)
  for (const edit of [{ late: 301 }, { late: -301 }, { key: 'another key' }, { body: '{}' }, { path: '/elsewhere' }])
    expect(isKnown(posted!, edit)).toBe(false)
})

test.each([
  [429, 'busy', true],
  [500, 'busy', true],
  [503, 'busy', true],
  [400, 'refused', false],
  [401, 'refused', false],
  [302, 'away', true],
] as const)('an answer of %d is %s', async (status, fault, isPassing) => {
  answer = status
  await expect(sendByGateway(gateway(), message, at)).rejects.toMatchObject({ fault, isPassing })
  expect(heard).toHaveLength(1)
})

test('no answer is too slow, no gateway is away', async () => {
  answer = 'nothing'
  await expect(sendByGateway(gateway(), message, at, 50)).rejects.toMatchObject({ fault: 'too-slow' })
  await expect(sendByGateway(gateway({ url: 'http://127.0.0.1:9/' }), message, at)).rejects.toMatchObject({
    fault: 'away',
  })
})

test('nobody invented is ever sent anything', async () => {
  const sender = openTextSender(gateway(), database, database.clock, () => true)
  expect(sender.way()).toBe('gateway')
  for (const to of ['+13125550142', '+447700900123', '+33639980001', '+999123456789']) {
    expect(isInventedNumber(to)).toBe(true)
    await sender.send({ to, text: 'hello' })
  }
  expect(heard).toEqual([])
  for (const to of ['+13125550242', '+34600000000', '+447700800123']) expect(isInventedNumber(to)).toBe(false)
  await sender.send({ to: '+34600000000', text: 'hello' })
  expect(heard).toHaveLength(1)
  expect(await readMailbox(database.installation, 10)).toEqual([])
})

test('a demonstration lays it aside, and anything real has no way out without a gateway', async () => {
  const sender = openTextSender(null, database, database.clock, () => true)
  await sender.send({ to: '+13125550142', text: 'hello' })
  expect(await readMailbox(database.installation, 10)).toMatchObject([
    { kind: 'text', to: '+13125550142', text: 'hello' },
  ])
  const real = openTextSender(null, database, database.clock, () => false)
  expect(real.way()).toBe('none')
  await expect(real.send({ to: '+34600000000', text: 'hello' })).rejects.toThrow('TEXT_GATEWAY_URL')
})

test.each([
  ['', 'gsm-7', 1],
  ['a'.repeat(160), 'gsm-7', 1],
  ['a'.repeat(161), 'gsm-7', 2],
  ['a'.repeat(306), 'gsm-7', 2],
  ['a'.repeat(307), 'gsm-7', 3],
  ['€'.repeat(80), 'gsm-7', 1],
  ['€'.repeat(81), 'gsm-7', 2],
  // 152 signs and one of two halves do not share a part.
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3],
  ['¿Mañana, él?', 'gsm-7', 1],
  // Spanish í and ó are not among the seven bits.
  ['í'.repeat(70), 'ucs-2', 1],
  ['í'.repeat(71), 'ucs-2', 2],
  ['مرحبا '.repeat(11), 'ucs-2', 1],
  ['🌳'.repeat(35), 'ucs-2', 1],
  ['🌳'.repeat(36), 'ucs-2', 2],
  // 67 units hold 33 whole trees.
  ['🌳'.repeat(67), 'ucs-2', 3],
] as const)('%j is measured', (text, alphabet, segments) => {
  expect(measureText(text)).toEqual({ alphabet, segments })
})

test('a long sentence is cut, what stands around it never', () => {
  const whole = (sentence: string) => `Here: ${sentence} https://example.org/a-page`
  const cut = fitted('word '.repeat(100), whole, 1)
  expect(measureText(cut).segments).toBe(1)
  expect(cut).toMatch(/word\.\.\. https:\/\/example\.org\/a-page$/)
  expect(fitted('short', whole, 1)).toBe(whole('short'))
})

test('good print does not double the price', () => {
  expect(measureText(plainly(`This month’s “news” – all of it…\u00A0`))).toEqual({ alphabet: 'gsm-7', segments: 1 })
  expect(plainly('مرحبا ñ')).toBe('مرحبا ñ')
})
