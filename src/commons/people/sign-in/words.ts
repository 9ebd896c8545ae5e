import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'

/** What somebody signs in with, once for the whole installation. */
export interface Account {
  readonly id: Id
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
] as const
export type SignInRefusal = (typeof signInRefusals)[number]
