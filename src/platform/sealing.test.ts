import { expect, test } from 'vitest'
import { seal, unseal } from './sealing.ts'

const secret = 'a secret of thirty-two letters or more'

test('what is sealed opens with the same secret for the same purpose, and reads like nothing', () => {
  const sealed = seal('a client’s word', 'openid', secret)
  expect(unseal(sealed, 'openid', secret)).toBe('a client’s word')
  expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('client')
  expect(seal('a client’s word', 'openid', secret)).not.toBe(sealed)
})

test.each([
  ['for another purpose', (sealed: string) => [sealed, 'second', secret]],
  ['with another secret', (sealed: string) => [sealed, 'openid', `${secret}!`]],
  [
    'with a letter changed',
    (sealed: string) => [`${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'openid', secret],
  ],
  ['cut short', () => ['abc', 'openid', secret]],
])('%s it stays shut', (_how, how) => {
  const [sealed, purpose, key] = how(seal('a client’s word', 'openid', secret))
  expect(unseal(sealed!, purpose!, key!)).toBeNull()
})
