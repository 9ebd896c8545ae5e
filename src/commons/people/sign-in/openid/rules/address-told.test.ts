import { expect, test } from 'vitest'
import { providerForm } from '../words.ts'
import { addressTold, isConfirmed } from './address-told.ts'

const told = (email: string | undefined, emailVerified = true) => ({ subject: 's', email, emailVerified, methods: [] })

test.each([
  ['of the domain', told(' Wren@Library.example '), 'wren@library.example'],
  ['not confirmed', told('wren@library.example', false), null],
  ['of a domain that ends alike', told('wren@evil-library.example'), null],
  ['of a part of the domain', told('wren@mail.library.example'), null],
  ['of another domain, with ours before the sign', told('wren@library.example@evil.example'), null],
  ['none', told(undefined), null],
  ['no address', told('wren'), null],
])('an address %s', (_what, given, expected) => {
  expect(addressTold(given, ['library.example'])).toBe(expected)
})

test.each([
  [{ email_verified: true }, true],
  [{ email_verified: 'true' }, false],
  [{ email_verified: false }, false],
  [{}, false],
  [{ xms_edov: true }, true],
  [{ xms_edov: '1' }, true],
  [{ xms_edov: false }, false],
  [{ xms_edov: 'no' }, false],
])('%j is confirmed: %s', (told, confirmed) => {
  expect(isConfirmed(told)).toBe(confirmed)
})

const form = {
  name: 'Library',
  issuer: 'https://id.library.example',
  clientId: 'c',
  clientSecret: 's',
  domains: 'x.example',
}

test('domains are read as people type them', () => {
  expect(providerForm.parse({ ...form, domains: '@Library.example, school.example\nlibrary.example' }).domains).toEqual(
    ['library.example', 'school.example'],
  )
})

test.each([
  ['a domain that is none', { domains: 'library' }],
  ['no domain', { domains: ' ' }],
  ['everybody', { domains: '*' }],
  ['an issuer with a question', { issuer: 'https://id.example/?a=b' }],
  ['an issuer with a password', { issuer: 'https://a:b@id.example' }],
  ['another scheme', { issuer: 'ftp://id.example' }],
])('the office is told of %s', (_what, change) => {
  expect(providerForm.safeParse({ ...form, ...change }).success).toBe(false)
})
