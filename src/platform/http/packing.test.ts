import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packed, takesGzip } from './packing.ts'

test.each([
  [undefined, false],
  ['gzip, br', true],
  ['br', false],
  ['gzip;q=0', false],
  ['gzip;q=0.5', true],
])('%s takes gzip: %s', (header, expected) => {
  expect(takesGzip(header)).toBe(expected)
})

test('a long answer is packed and unpacks to itself; a short one is left alone', () => {
  const long = Buffer.from('opportunity '.repeat(500))
  const { body, headers } = packed(long, 'gzip')
  expect(body.length).toBeLessThan(long.length / 5)
  expect(gunzipSync(body).equals(long)).toBe(true)
  expect(headers).toEqual([['content-encoding', 'gzip']])
  expect(packed(Buffer.from('short'), 'gzip').headers).toEqual([])
})
