import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { roles, type HeldRole } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { codeTyped, secondFactorNeeds, secondFactorSettings } from '../words.ts'
import {
  addressForApp,
  hashOfRecoveryCode,
  isFresh,
  makeRecoveryCode,
  needOf,
  rolesShown,
  stepOfNumber,
} from './second-factor.ts'

const now = instant(Date.parse('2026-06-17T09:00:10Z'))
const step = Math.floor(now / 30_000)
const secret = new Secret({ size: 20 }).base32
const numberAt = (at: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

test.each([
  ['now', 0, 0],
  ['by a clock that is half a minute slow', -30_000, -1],
  ['by one that is half a minute fast', 30_000, 1],
])('a number is right %s', (_when, off, delta) => {
  expect(stepOfNumber(numberAt(now + off), secret, 0, now)).toBe(step + delta)
})

test.each([
  ['a minute old', numberAt(now - 60_000), 0],
  ['taken already', numberAt(now), step],
  ['of a half minute before the one taken', numberAt(now - 30_000), step],
  ['of five digits', '12345', 0],
  ['no number', 'abcdef', 0],
])('no number that is %s', (_why, typed, lastStep) => {
  expect(stepOfNumber(typed, secret, lastStep, now)).toBeNull()
})

test('the tests of RFC 6238 hold', () => {
  const known = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32
  expect(stepOfNumber('287082', known, 0, instant(59_000))).toBe(1)
  expect(stepOfNumber('081804', known, 0, instant(1_111_111_109_000))).toBe(37_037_036)
})

test('an app reads whose it is and where', () => {
  const address = addressForApp(secret, { place: 'learn.example', who: 'wren@example.org' })
  expect(address).toMatch(/^otpauth:\/\/totp\/learn\.example:wren/)
  expect(address).toContain(`secret=${secret}`)
})

test.each([
  [null, false],
  [now, true],
  [now - 12 * 3_600_000 + 1, true],
  [now - 12 * 3_600_000, false],
  [now + 1, false],
])('shown at %s it is believed: %s', (at, believed) => {
  expect(isFresh(at === null ? null : instant(at), now)).toBe(believed)
})

test('staff are asked where a place says nothing; what it says counts', () => {
  const silent = secondFactorSettings.parse({})
  expect([needOf('steward', silent), needOf('host', silent), needOf('learner', silent)]).toEqual([
    'asked',
    'asked',
    'off',
  ])
  expect(needOf('host', secondFactorSettings.parse({ roles: { host: 'required' } }))).toBe('required')
})

const held = fc.array(fc.record({ role: fc.constantFrom(...roles), organisation: fc.constant(null) }))
const settings = fc
  .dictionary(fc.constantFrom(...roles), fc.constantFrom(...secondFactorNeeds))
  .map((each) => ({ roles: each }))

test('nobody gains a role by asking for more, nor by not showing', () => {
  fc.assert(
    fc.property(held, settings, fc.constantFrom(...roles), (mine: HeldRole[], some, role) => {
      const stricter = { roles: { ...some.roles, [role]: 'required' as const } }
      const before = rolesShown(mine, some, null, now)
      const after = rolesShown(mine, stricter, null, now)
      expect(before).toEqual(expect.arrayContaining([...after]))
      expect(mine).toEqual(expect.arrayContaining([...before]))
      expect(after.some((one) => one.role === role)).toBe(false)
      expect(rolesShown(mine, stricter, now, now)).toEqual(mine)
    }),
  )
})

test('a recovery code is read as people type it, and no two are alike', () => {
  let seed = 0
  const one = makeRecoveryCode((below) => (seed += 7) % below)
  expect(one).toMatch(/^(?:[2-9b-df-hjkmnp-tv-z]{4}-){3}[2-9b-df-hjkmnp-tv-z]{4}$/)
  expect(hashOfRecoveryCode(codeTyped.parse(` ${one.toUpperCase().replaceAll('-', ' ')}`))).toEqual(
    hashOfRecoveryCode(one),
  )
  expect(hashOfRecoveryCode(makeRecoveryCode((below) => (seed += 11) % below))).not.toEqual(hashOfRecoveryCode(one))
})
