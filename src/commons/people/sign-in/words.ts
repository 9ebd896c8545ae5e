import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'

/**
 * How an account came to be. Somebody's own has addresses and may be a person in many places; one for a card or of an
 * organisation's sign-in has none, is one person of one ecosystem, and whoever issued it ends it.
 */
export type AccountKind = 'own' | 'card' | 'organisation'

/** What somebody signs in with, once for the whole installation. */
export interface Account {
  readonly id: Id
  readonly kind: AccountKind
  readonly language: Language
  readonly madeAt: Instant
  readonly erasedAt: Instant | null
}

/** A browser in which an account is signed in. */
export interface Session {
  readonly id: Id
  readonly accountId: Id
  readonly beganAt: Instant
  /** To the hour. */
  readonly seenAt: Instant
  readonly endsAt: Instant
  /** "Firefox, Android": what its owner recognises it by. */
  readonly browser: string
  /** When a second factor was shown in it; null: never. */
  readonly secondAt: Instant | null
  /** The card it came in by, and with which it ends. */
  readonly cardId: Id | null
}

/** A link in a message that signs in, once and soon. Its token stands in the message alone. */
export interface SignInLink {
  readonly id: Id
  readonly address: string
  readonly language: Language
  /** Where to go afterwards: a path of this site. */
  readonly next: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

/** Holds the session's token, and nothing about anybody. */
export const sessionCookie = 'hedgerow_session'

export const minutesOfALink = 15
export const daysOfASession = 30
/** A card is used on shared devices, and an organisation's own word of who works there is worth a working day. */
export const hoursOfALentSession = 12
/** A second factor shown is believed this long in the same browser: a working day. */
export const hoursOfASecond = 12
export const daysOfAnInvitation = 14

/** How many links one address may ask for while none of them has run out: after a quarter of an hour it may again. */
export const linksAtOnce = 4

/** An address as it is compared: some mail servers tell capitals apart, and no two people do. */
export const mailAddress = z
  .string()
  .max(254)
  .transform((address) => address.trim().toLowerCase())
  .pipe(z.email())

export const linkToken = z.object({ token: z.string().min(20).max(100) })

/** By RFC 2606 such an address belongs to nobody: who has one is invented. */
export const isInvented = (address: string): boolean => address.endsWith('.invalid')

export const signInRefusals = [
  'people.link-spent',
  'people.no-way-for-mail',
  'people.only-in-demonstrations',
  'people.session-not-here',
  'people.somebody-here-already',
  'people.not-by-this-sign-in',
  'people.passkey-wrong',
  'people.passkey-not-taken',
  'people.passkey-not-here',
  'people.enough-passkeys',
  'people.second-first',
  'people.second-wrong',
  'people.second-rests',
  'people.second-not-there',
  'people.second-there-already',
  'people.second-elsewhere',
  'people.openid-failed',
  'people.openid-no-address',
  'people.openid-nobody-here',
  'people.provider-not-here',
  'people.provider-not-safe',
  'people.hand-over-spent',
] as const
export type SignInRefusal = (typeof signInRefusals)[number]
