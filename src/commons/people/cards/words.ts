import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Picture } from './pictures.ts'

/** How many pictures a child remembers. */
export const picturesInCode = 4

export type PictureCode = readonly Picture[]

/** A card as it is kept: nothing in it opens anything. */
export interface Card {
  readonly id: Id
  readonly personId: Id
  readonly secretHash: Buffer
  readonly pictureSalt: Buffer
  readonly pictureHash: Buffer
  readonly issuedBy: Id | null
  /** Whose desk: its others may replace it. */
  readonly organisationId: Id | null
  readonly issuedAt: Instant
  readonly wrongTries: number
  readonly lockedUntil: Instant | null
}

/** A card on its way to the printer: the only moment in which its secret and its pictures are known. */
export interface FreshCard {
  readonly personId: Id
  readonly userName: string
  /** Goes into the QR code. */
  readonly secret: string
  readonly pictures: PictureCode
}

/** A4 takes this many cards: a class. */
export const cardsOnSheet = 28

export const cardEvents = [
  'people.card-issued',
  'people.card-stopped',
  'people.card-opened',
  'people.card-locked',
  'people.card-unlocked',
] as const

export const cardRefusals = [
  'people.card-not-yours',
  'people.card-wrong',
  'people.card-locked',
  'people.card-no-more',
] as const
export type CardRefusal = (typeof cardRefusals)[number] | 'people.not-here' | 'people.born-in-the-future'
