import { expect, test } from 'vitest'
import { contentSecurityPolicy, isSameSiteRequest } from './security.ts'

const asked = (method: string, headers: Record<string, string>) => ({ method, headers, host: 'city.example' })

test.each([
  ['reading is free', asked('GET', { 'sec-fetch-site': 'cross-site' }), true],
  ['our own form', asked('POST', { 'sec-fetch-site': 'same-origin' }), true],
  ['typed address or bookmark', asked('POST', { 'sec-fetch-site': 'none' }), true],
  ['another site', asked('POST', { 'sec-fetch-site': 'cross-site', origin: 'https://city.example' }), false],
  ['a neighbour on the same domain', asked('POST', { 'sec-fetch-site': 'same-site' }), false],
  ['old browser, our origin', asked('POST', { origin: 'https://city.example', cookie: 'a=b' }), true],
  ['old browser, another origin', asked('POST', { origin: 'https://evil.example', cookie: 'a=b' }), false],
  ['an origin that is hidden', asked('POST', { origin: 'null' }), false],
  ['very old browser, our page', asked('POST', { referer: 'https://city.example/x', cookie: 'a=b' }), true],
  ['nothing but a cookie', asked('POST', { cookie: 'a=b' }), false],
  ['a program without cookies', asked('POST', {}), true],
])('%s', (_story, request, allowed) => {
  expect(isSameSiteRequest(request)).toBe(allowed)
})

test('the policy allows no inline script or style', () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe|nonce|\*/)
})
