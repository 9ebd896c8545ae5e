import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askInForm } from './ask-in-form.ts'

const answers: Readonly<Record<string, RequestListener>> = {
  '/echo': (request, reply) =>
    void text(request).then((body) => reply.end(`${request.method} ${request.headersDistinct['x-told']?.[0]} ${body}`)),
  '/away': (_request, reply) => reply.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  '/nothing': (_request, reply) => reply.writeHead(204).end(),
  '/endless': (_request, reply) => reply.end(Buffer.alloc(1_000_001)),
}
let server: Server
let origin: string
beforeAll(async () => {
  server = createServer((request, reply) => answers[request.url!]!(request, reply))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const asked = { method: 'GET', headers: {} }
const atHome = askInForm(() => true)

test('asks with method, headers and form, and hears what is answered', async () => {
  const form = { method: 'POST', headers: { 'x-told': 'yes' }, body: new URLSearchParams({ a: 'b c' }) }
  expect(await (await atHome(`${origin}/echo`, form)).text()).toBe('POST yes a=b+c')
  expect((await atHome(`${origin}/nothing`, asked)).status).toBe(204)
})

test('follows nobody elsewhere', async () => {
  const answer = await atHome(`${origin}/away`, asked)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://169.254.169.254/'])
})

test('does not swallow more than a megabyte', async () => {
  await expect(atHome(`${origin}/endless`, asked)).rejects.toThrow('too much')
})

test.each(['/echo', 'http://localhost:1/', 'http://10.0.0.1/', 'http://169.254.169.254/', 'http://[::1]/'])(
  'calls nobody of an inner network: %s',
  async (address) => {
    await expect(askInForm()(address.startsWith('/') ? `${origin}${address}` : address, asked)).rejects.toThrow(
      'may not call',
    )
  },
)

test('says so when nobody answers', async () => {
  await expect(atHome('http://127.0.0.1:1/', asked)).rejects.toThrow('was not reached')
})
