import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexOf, sha256, sha256Hex } from './sha-256.ts'

test('the two examples of FIPS 180-4', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})

test('any bytes give what the machine’s own library gives, at every length around a block’s end', () => {
  const theirs = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  for (let length = 0; length <= 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 151 + length) & 255)
    expect(hexOf(sha256(bytes))).toBe(theirs(bytes))
    expect(sha256Hex('é'.repeat(length), 2)).toBe(theirs(Buffer.from('é'.repeat(length))).slice(0, 16))
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => hexOf(sha256(bytes)) === theirs(bytes)))
})
