import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailAddress } from '../words.ts'
import { browserName } from './browser-name.ts'
import { safeNext } from './safe-next.ts'

test.each([
  ['/coerde/me?x=1', '/coerde/me?x=1'],
  ['/', '/'],
  [undefined, '/me'],
  ['', '/me'],
  ['https://evil.example/', '/me'],
  ['//evil.example', '/me'],
  ['/\\evil.example', '/me'],
  ['/\t/evil.example', '/me'],
  ['/a\\..\\b', '/me'],
  ['javascript:alert(1)', '/me'],
  ['me', '/me'],
  ['/..//evil.example', '/me'],
  ['/x#top', '/x'],
])('after signing in, %j leads to %s', (asked, lands) => {
  expect(safeNext(asked)).toBe(lands)
})

test('whatever is asked for, a browser stays on this site', () => {
  const hostile = fc.array(
    fc.constantFrom('/', '\\', '.', '@', ':', '\t', '\n', '%', '?', '#', 'evil.example', 'https'),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        hostile.map((parts) => parts.join('')),
        fc.webUrl(),
      ),
      (asked) => {
        expect(new URL(safeNext(asked), 'https://learn.example').origin).toBe('https://learn.example')
      },
    ),
  )
})

test.each([
  ['Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', 'Firefox, Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1',
    'Safari, iOS',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
  ['curl/8.5', ''],
  [undefined, ''],
])('a browser is known again by %j', (agent, name) => {
  expect(browserName(agent)).toBe(name)
})

test('an address is one however it is typed, and none with a second recipient in it', () => {
  expect(mailAddress.parse(' Wren@Example.org ')).toBe('wren@example.org')
  for (const wrong of ['', 'wren', 'a@b.org, c@d.org', 'a@b.org\nBcc: c@d.org', `${'a'.repeat(250)}@b.org`])
    expect(mailAddress.safeParse(wrong).success).toBe(false)
})
