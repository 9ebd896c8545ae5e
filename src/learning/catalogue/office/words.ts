import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Kind } from '../words.ts'

/** What the office may look through; `lapsing` and `unchecked` hold only what a visitor still sees or saw until lately. */
export const listingFilters = ['all', 'lapsing', 'unchecked', 'withdrawn', 'written'] as const
export type ListingFilter = (typeof listingFilters)[number]

/** What leaves public view within so many days, or has left it, is "lapsing soon". */
export const lapsingWithinDays = 60

/** Why, if at all, the public does not see a listing. */
export const officeStandings = [
  'public',
  'folded',
  'withdrawn',
  'waiting',
  'not-let-through',
  'resting',
  'lapsed',
  'over',
  'empty',
] as const
export type OfficeStanding = (typeof officeStandings)[number]

/** Why an offer was withdrawn, for the trail: a word of ours, never a sentence that might name somebody. */
export const withdrawalReasons = ['not-stated', 'host-asked', 'does-not-happen', 'wrong', 'not-safe'] as const

/** One line of the office's list. */
export interface OfficeListing {
  readonly id: Id
  readonly title: LocalText
  readonly host: string
  readonly kind: Kind
  /** The feed it comes from; null: written by hand. */
  readonly sourceId: Id | null
  readonly standing: OfficeStanding
  readonly mergedInto: Id | null
  readonly verifiedByAHumanOn: Day | null
  readonly lapsesOn: Day | null
  /** How many of its sessions are live, those of the ones folded into it counted. */
  readonly sessions: number
}

export interface OfficeListings {
  readonly listings: readonly OfficeListing[]
  readonly total: number
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
}

/** A merge that stands, seen from its keeper. */
export interface FoldedHere {
  readonly mergeId: Id
  readonly foldedId: Id
  readonly title: LocalText
}

/** What of a listing waits at a gate, and the public page of its case; null: the gate has not been asked yet. */
export interface WaitsForDecision {
  readonly what: 'change' | 'offer'
  readonly caseId: Id | null
}
