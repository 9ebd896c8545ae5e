import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { HeldRole, Role } from '#kernel/actor.ts'
import type { Instant } from '#kernel/instant.ts'
import { hoursOfASecond } from '../../words.ts'
import { staffRoles, type SecondFactorNeed, type SecondFactorSettings } from '../words.ts'

const period = 30

/** What a place asks of a role; where it says nothing, staff are asked and nobody else. */
export const needOf = (role: Role, { roles }: SecondFactorSettings): SecondFactorNeed =>
  roles[role] ?? ((staffRoles as readonly Role[]).includes(role) ? 'asked' : 'off')

/** A second factor shown is believed for a working day, and never one from after now. */
export const isFresh = (secondAt: Instant | null, now: Instant): boolean =>
  secondAt !== null && secondAt <= now && now - secondAt < hoursOfASecond * 3_600_000

/** P15: a role that requires a second factor opens nothing until it was shown in this browser. */
export const rolesShown = (
  held: readonly HeldRole[],
  settings: SecondFactorSettings,
  secondAt: Instant | null,
  now: Instant,
): readonly HeldRole[] =>
  isFresh(secondAt, now) ? held : held.filter(({ role }) => needOf(role, settings) !== 'required')

const totpOf = (secret: string): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })

/** What the app reads from the picture (RFC 6238 in the form every app knows). @param secret in base 32 */
export function addressForApp(
  secret: string,
  { place, who }: { readonly place: string; readonly who: string },
): string {
  return new TOTP({ secret: Secret.fromBase32(secret), issuer: place, label: who, digits: 6, period }).toString()
}

/**
 * The half minute whose number this is: now, the one before, or the next, for no two clocks agree. A number is taken
 * once: none of a half minute that was taken before (RFC 6238, 5.2).
 * @param secret in base 32
 * @returns null: wrong, or taken already
 */
export function stepOfNumber(typed: string, secret: string, lastStep: number, now: Instant): number | null {
  if (!/^\d{6}$/.test(typed)) return null
  const delta = totpOf(secret).validate({ token: typed, timestamp: now, window: 1 })
  if (delta === null) return null
  const step = Math.floor(now / 1000 / period) + delta
  return step > lastStep ? step : null
}

/** Without vowels and look-alikes: nothing rude is spelled, nothing misread. Twenty-eight signs. */
const signs = '23456789bcdfghjkmnpqrstvwxyz'

/** @param pick a random whole number below the one given @returns sixteen signs in groups of four: 77 bits */
export const makeRecoveryCode = (pick: (below: number) => number): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[pick(signs.length)]!).join('')).join('-')

/** As long as chance makes it, so one round of a hash is enough. @param code as `codeTyped` reads it */
export const hashOfRecoveryCode = (code: string): Buffer =>
  createHash('sha256').update(code.replaceAll('-', '')).digest()
