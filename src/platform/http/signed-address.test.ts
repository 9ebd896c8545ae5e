import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { isSigned, signedQuery } from './signed-address.ts'

const secret = 'a secret of thirty-two letters or more'
const signed = { purpose: 'governance.answer', of: ['here', 'case', 'person'], until: instant(1000) }
const signature = new URLSearchParams(signedQuery(signed, secret)).get('signature')!

test('opens what it was signed for, until its moment', () => {
  expect(isSigned(signed, signature, secret, instant(999))).toBe(true)
})

test.each([
  ['a minute too late', signed, signature, secret, 1000],
  ['a later end, written in by hand', { ...signed, until: instant(9999) }, signature, secret, 999],
  ['another person', { ...signed, of: ['here', 'case', 'another'] }, signature, secret, 999],
  ['words pushed together', { ...signed, of: ['here', 'caseperson'] }, signature, secret, 999],
  ['another purpose', { ...signed, purpose: 'organisations.document' }, signature, secret, 999],
  ['another house’s secret', signed, signature, `${secret}!`, 999],
  ['no signature', signed, '', secret, 999],
  ['half of one', signed, signature.slice(0, 20), secret, 999],
] as const)('does not open for %s', (_who, asked, given, key, now) => {
  expect(isSigned(asked, given, key, instant(now))).toBe(false)
})
