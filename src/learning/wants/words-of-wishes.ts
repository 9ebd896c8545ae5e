import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof seasons)[number]

export const demandSorts = ['asked', 'area', 'season', 'newest'] as const
/** How houses and couriers put what is wanted in order. */
export type DemandSort = (typeof demandSorts)[number]

/** `open`: still looked for. `met`: the family said "this is it". What may follow what is a table of `rules/life.ts`. */
export const wishStates = ['open', 'met', 'taken-back'] as const
export type WishState = (typeof wishStates)[number]

/** One person's name under a want. Read by nobody but that person and whoever answers for them. */
export interface Wish {
  readonly id: Id
  readonly wantId: Id
  readonly personId: Id
  /** Null: erased since. */
  readonly signedBy: Id | null
  readonly signedAt: Instant
  readonly state: WishState
  readonly changedAt: Instant
  /** What the family gives to friends; opens the want and nothing of the family. */
  readonly code: string
  /** The last day on which the family was told of finds. */
  readonly toldOn: Day | null
}

export const findStates = ['found', 'told', 'this-is-it', 'not-this'] as const
export type FindState = (typeof findStates)[number]

/** An offer that may be what somebody wished for. */
export interface Find {
  readonly wishId: Id
  readonly opportunityId: Id
  /** As it was when it was found. */
  readonly title: LocalText
  readonly foundAt: Instant
  readonly state: FindState
}

/** Easy to read out and to type: none of the signs that look like another. */
export const wishCodeAlphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
export const wishCodeLength = 8

/** A code as somebody typed it: in small letters, with blanks or dashes. */
export const wishCode = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''))

export const wishEvents = [
  'wants.wish-signed',
  'wants.wish-changed',
  'wants.wish-taken-back',
  'wants.wish-reopened',
  'wants.wish-met',
  'wants.offer-found',
  'wants.finds-laid-out',
] as const

export const wishRefusals = ['wants.not-yours', 'wants.code-unknown', 'wants.cannot-now'] as const
