import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A bucket in memory that speaks as much S3 as FileStore needs; for tests. */
export async function startS3SpeakingServer(): Promise<{
  readonly address: string
  readonly objects: Map<string, Buffer>
  close(): Promise<void>
}> {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  const server = createServer((request, response) => {
    void answer(request, response, objects, uploads)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    objects,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Buffer>,
  uploads: Map<string, Map<number, Buffer>>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bucket')
  const key = url.pathname.split('/').slice(2).join('/')
  const upload = url.searchParams.get('uploadId')
  const body = await bodyOf(request)
  const say = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}): void => {
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : text)
  }
  if (request.method === 'POST' && url.searchParams.has('uploads')) {
    const id = `upload-${uploads.size + 1}`
    uploads.set(id, new Map())
    return say(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
  }
  if (request.method === 'PUT' && upload) {
    const number = Number(url.searchParams.get('partNumber'))
    uploads.get(upload)?.set(number, body)
    return say(200, '', { etag: `"${number}"` })
  }
  if (request.method === 'POST' && upload) {
    const parts = [...(uploads.get(upload) ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part)
    objects.set(key, Buffer.concat(parts))
    return say(200, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`)
  }
  if (request.method === 'PUT') {
    objects.set(key, body)
    return say(200, '', { etag: '"whole"' })
  }
  if (request.method === 'DELETE') {
    objects.delete(key)
    return say(204)
  }
  if (key === '') {
    const beginning = url.searchParams.get('prefix') ?? ''
    const keys = [...objects.keys()].filter((name) => name.startsWith(beginning)).sort()
    const contents = keys.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')
    return say(200, `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`)
  }
  const found = objects.get(key)
  return found ? say(200, found) : say(404, '<Error><Code>NoSuchKey</Code></Error>')
}

/** The client sends a stream in signed chunks (`aws-chunked`): a length in hexadecimal before each, trailers at the end. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const sent = Buffer.concat(chunks)
  if (!(request.headers['content-encoding'] ?? '').includes('aws-chunked')) return sent
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const lineEnd = sent.indexOf('\r\n', at)
    const length = parseInt(sent.toString('latin1', at, lineEnd), 16)
    if (!(length > 0)) return Buffer.concat(parts)
    parts.push(sent.subarray(lineEnd + 2, lineEnd + 2 + length))
    at = lineEnd + 2 + length + 2
  }
}
