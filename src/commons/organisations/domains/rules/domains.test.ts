import { expect, test } from 'vitest'
import { decideProof } from './decide-proof.ts'
import { domainOfWebsite } from './domain-of-website.ts'

test.each([
  ['https://www.moths.example/', 'moths.example'],
  ['http://Moths.Example', 'moths.example'],
  ['https://shop.moths.example:8443/x', 'shop.moths.example'],
  ['https://localhost/', null],
  ['https://127.0.0.1/', null],
  ['ftp://moths.example/', null],
  ['moths', null],
  [null, null],
])('%s is the address %s', (website, domain) => {
  expect(domainOfWebsite(website)).toBe(domain)
})

test.each([
  [{ records: ['v=spf1', 'hedgerow=abc'], file: null }, 'record', 'proven'],
  [{ records: [], file: 'abc\r\n' }, 'file', 'proven'],
  [{ records: null, file: '\nabc' }, 'file', 'proven'],
  [{ records: ['hedgerow=abcd'], file: null }, null, 'other'],
  [{ records: ['nothedgerow=abc'], file: null }, null, 'nothing'],
  [{ records: null, file: '<html>abc</html>' }, null, 'other'],
  [{ records: null, file: null }, null, 'unreachable'],
  [{ records: [], file: null }, null, 'nothing'],
])('%j: %s, %s', (looked, by, found) => {
  expect(decideProof('abc', looked)).toEqual({ by, found })
})
