import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { inOnePiece, ReadingStopped } from '../reading/bytes.ts'
import { gunzipped } from './gunzip.ts'
import { openZip } from './open-zip.ts'

const reasonOf = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  try {
    for await (const piece of bytes) expect(piece.length).toBeGreaterThan(0)
    return 'read'
  } catch (error) {
    return error instanceof ReadingStopped ? error.mistake.reason : String(error)
  }
}

async function* broken() {
  yield gzipSync(Buffer.from('x')).subarray(0, 12)
  throw new Error('the line went dead')
}

describe('gzip', () => {
  test('is opened, and what is not gzip passes', async () => {
    const text = Buffer.from('día '.repeat(50_000))
    expect(Buffer.from(await inOnePiece(gunzipped(gzipSync(text)), 1e9)).equals(text)).toBe(true)
    expect(Buffer.from(await inOnePiece(gunzipped(text), 1e9)).equals(text)).toBe(true)
    expect(await reasonOf(gunzipped(new Uint8Array()))).toBe('read')
  })

  test.each([
    ['a bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'archives.expands-too-far'],
    ['one cut off', gzipSync(Buffer.from('x,y\n'.repeat(10_000))).subarray(0, 40), 'archives.truncated'],
    ['one damaged', Buffer.from([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]), 'archives.not-gzip'],
  ])('%s is refused', async (_what, bytes, reason) => {
    expect(await reasonOf(gunzipped(bytes))).toBe(reason)
  })

  test('a stream that breaks tells its own fault', async () => {
    expect(await reasonOf(gunzipped(broken()))).toBe('Error: the line went dead')
  })
})

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [path, content] of Object.entries(files)) zip.addBuffer(content, path)
  zip.end()
  const pieces: Uint8Array[] = []
  for await (const piece of zip.outputStream as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces)
}

const replaced = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

describe('zip', () => {
  test('files are read one by one', async () => {
    const opened = await openZip(await zipOf({ 'a.csv': Buffer.from('a,b\n'), 'in/b.csv': Buffer.from('c,d\n') }))
    expect(opened.ok && opened.value.map((entry) => [entry.path, entry.bytes])).toEqual([
      ['a.csv', 4],
      ['in/b.csv', 4],
    ])
    expect(opened.ok && Buffer.from(await inOnePiece(opened.value[1]!.read(), 100)).toString()).toBe('c,d\n')
  })

  test('a bomb, by ratio and by sum', async () => {
    const bomb = await zipOf({ 'a.csv': Buffer.alloc(32 * 1024 * 1024) })
    expect(await openZip(bomb)).toMatchObject({ ok: false, refusal: 'archives.expands-too-far' })
    const many = await zipOf({ 'a.csv': Buffer.alloc(900), 'b.csv': Buffer.alloc(900) })
    expect(await openZip(many, { unpackedBytes: 1000 } as never)).toMatchObject({ refusal: 'archives.expands-too-far' })
  })

  test('too many entries', async () => {
    const files = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`f${index}`, Buffer.from('x')]))
    expect(await openZip(await zipOf(files))).toMatchObject({
      refusal: 'archives.too-many-entries',
      facts: { limit: 500 },
    })
  })

  test.each([
    ['a path outside', 'aa/passwd', '../passwd', 'archives.path-outside'],
    ['an absolute path', 'aa/passwd', '/a/passwd', 'archives.path-outside'],
  ])('%s', async (_what, from, to, refusal) => {
    expect(await openZip(replaced(await zipOf({ [from]: Buffer.from('x') }), from, to))).toMatchObject({ refusal })
  })

  test('no archive, one cut off, and one that lies about a size', async () => {
    const honest = await zipOf({ 'a.csv': Buffer.from('x,y\n'.repeat(1000)) })
    expect(await openZip(Buffer.from('hello'))).toMatchObject({ refusal: 'archives.not-a-zip' })
    expect(await openZip(honest.subarray(0, 60))).toMatchObject({ refusal: 'archives.not-a-zip' })
    const lying = Buffer.from(honest)
    lying.writeUInt32LE(10, lying.indexOf('PK\u0001\u0002') + 24)
    const opened = await openZip(lying)
    expect(opened.ok && (await reasonOf(opened.value[0]!.read()))).toBe('archives.truncated')
  })
})
