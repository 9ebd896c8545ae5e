import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchFeed } from './fetch-feed.ts'
import { isPublicAddress } from './public-address.ts'
import type { ArrivingFeed, FeedRequest, FetchOptions } from './words.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

async function serve(answer: Answer): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const text = async ({ bytes }: ArrivingFeed): Promise<string> => {
  let whole = ''
  for await (const piece of bytes) whole += Buffer.from(piece).toString()
  return whole
}

const local: FetchOptions = { mayCall: (address) => address === '127.0.0.1', limits: { silenceMs: 300 } }
const fetchText = (asked: string | FeedRequest, options: FetchOptions = local) =>
  fetchFeed(typeof asked === 'string' ? { address: asked } : asked, text, options)

const unknownName = () => Promise.reject(new Error('ENOTFOUND'))
const twoAddresses = async () => ['93.184.215.14', '10.0.0.1']

describe('a feed is fetched', () => {
  test('and handed on, with what is needed to ask again', async () => {
    const port = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end()
      response.writeHead(200, {
        etag: '"v1"',
        'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT',
        'content-type': 'text/plain',
      })
      return response.end('a,b\n')
    })
    const address = `http://127.0.0.1:${port}/feed.csv`
    expect(await fetchText(address)).toEqual({
      ok: true,
      value: {
        kind: 'taken',
        value: 'a,b\n',
        feed: { contentType: 'text/plain', etag: '"v1"', lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT', address },
      },
    })
    expect(await fetchText({ address, etag: '"v1"' })).toEqual({ ok: true, value: { kind: 'unchanged' } })
  })

  test('by its name, from the address the name had when it was checked', async () => {
    const port = await serve((request, response) => response.end(request.headers.host))
    let asked = 0
    const lookUp = async () => {
      asked += 1
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1']
    }
    const fetched = await fetchText(`http://feeds.example:${port}/`, { ...local, lookUp })
    expect(fetched).toMatchObject({ ok: true, value: { value: `feeds.example:${port}` } })
    expect(asked).toBe(1)
  })

  test('through redirects, relative ones too', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end()
      else response.end(request.url)
    })
    expect(await fetchText(`http://127.0.0.1:${port}/a`)).toMatchObject({ ok: true, value: { value: '/b' } })
  })
})

describe('inner networks are not called', () => {
  test.each([
    'http://127.0.0.1/',
    'http://localhost:8080/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[::127.0.0.1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[ff02::1]/',
  ])('%s', async (address) => {
    expect(await fetchText(address, {})).toMatchObject({ ok: false, refusal: 'fetching.internal-address' })
  })

  test('not even when only one of a name’s addresses is inner', async () => {
    expect(await fetchText('http://feeds.example/', { lookUp: twoAddresses })).toMatchObject({
      refusal: 'fetching.internal-address',
    })
  })

  test('nor by a redirect, to an address or to a name', async () => {
    for (const location of ['http://169.254.169.254/', 'http://[::ffff:10.0.0.1]/', 'http://inner.example/']) {
      const port = await serve((_request, response) => response.writeHead(302, { location }).end())
      const refused = await fetchText(`http://127.0.0.1:${port}/`, { ...local, lookUp: async () => ['192.168.0.7'] })
      expect(refused).toMatchObject({ ok: false, refusal: 'fetching.internal-address' })
    }
  })

  test.each(['8.8.8.8', '2606:4700:4700::1111', '93.184.215.14'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

const hang: Answer = () => {}
const drip: Answer = (_request, response) => {
  const timer = setInterval(() => response.write('x'), 50)
  response.on('close', () => clearInterval(timer))
}
const stall: Answer = (_request, response) => void response.writeHead(200, { 'content-length': '10' }).write('abc')
const cut: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': '10' }).write('abc', () => response.destroy())
}
const flood: Answer = (_request, response) => void response.writeHead(200).end('x'.repeat(5000))
const loop: Answer = (request, response) => void response.writeHead(302, { location: `${request.url}x` }).end()
const away: Answer = (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end()
const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code, { 'retry-after': '60' }).end()

describe('what can not be fetched is told', () => {
  test.each([
    ['file:///etc/passwd', 'fetching.scheme-refused'],
    ['ftp://feeds.example/', 'fetching.scheme-refused'],
    ['not an address', 'fetching.not-an-address'],
    ['http://user:secret@feeds.example/', 'fetching.not-an-address'],
    ['http://feeds.example:25/', 'fetching.port-refused'],
    ['http://no-such-name.invalid/', 'fetching.name-not-known'],
  ])('%s → %s', async (address, refusal) => {
    expect(await fetchText(address, { lookUp: unknownName })).toMatchObject({ ok: false, refusal })
  })

  test.each<[string, Answer, string]>([
    ['a server that never answers', hang, 'fetching.took-too-long'],
    ['a server that drips for ever', drip, 'fetching.took-too-long'],
    ['a server that stops in the middle', stall, 'fetching.took-too-long'],
    ['a line that breaks', cut, 'fetching.cut-off'],
    ['more than the limit', flood, 'fetching.too-large'],
    ['redirects without end', loop, 'fetching.too-many-redirects'],
    ['a redirect to a file', away, 'fetching.redirect-refused'],
    ['404', status(404), 'fetching.not-found'],
    ['403', status(403), 'fetching.not-allowed'],
    ['503', status(503), 'fetching.try-later'],
    ['500', status(500), 'fetching.server-refused'],
  ])('%s', async (_what, answer, refusal) => {
    const port = await serve(answer)
    const limits = { silenceMs: 200, wholeMs: 600, bytes: 4000, redirects: 3 }
    expect(await fetchText(`http://127.0.0.1:${port}/`, { ...local, limits })).toMatchObject({ ok: false, refusal })
  })

  test('nobody listens', async () => {
    expect(await fetchText('http://127.0.0.1:1025/')).toMatchObject({ ok: false, refusal: 'fetching.not-reached' })
  })

  test('what the reader itself throws is a fault, not a refusal', async () => {
    const port = await serve((_request, response) => response.end('x'))
    const broken = fetchFeed({ address: `http://127.0.0.1:${port}/` }, () => Promise.reject(new Error('ours')), local)
    await expect(broken).rejects.toThrow('ours')
  })
})
