import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import type { DrawGroup, DrawState, Guaranteed, Round } from './words.ts'

/** Where a draw stands for whoever reads of it: `soon` and `over` are before and after the window of an announced one. */
export type Phase = Exclude<DrawState, 'open'> | 'soon' | 'open' | 'over'

/** What everybody may know of a draw. Who typed the number is not in it, nor the number before two have read it. */
export interface DrawShown {
  readonly id: Id
  readonly title: string
  readonly language: string
  readonly phase: Phase
  readonly round: Round
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly closedAt: Instant | null
  readonly source: string
  readonly sourceAddress: string | null
  readonly sourceAt: Instant
  readonly seed: string | null
  readonly isReleased: boolean
}

/** One of the days of a place. */
interface DayShown {
  readonly occasionId: Id
  readonly startsAt: Instant
  readonly timeZone: string
  readonly isCancelled: boolean
}

export interface ItemShown {
  readonly id: Id
  readonly name: string
  readonly title: LocalText
  readonly opportunityId: Id
  /** Its days in their order, at least one. */
  readonly days: readonly DayShown[]
  readonly seats: number
  readonly guarantees: readonly Guaranteed[]
  /** Seats that nobody has, once places are given; null: not yet. */
  readonly free: number | null
  /** None of its days takes place. */
  readonly isCancelled: boolean
}

/** A line by a route; the group is null for seats that are open to all. '': nobody came in by it; 'g': everybody did. */
export interface LineShown {
  readonly group: string | null
  readonly below: string
}

export interface RoundShown {
  readonly round: Round
  readonly lines: ReadonlyMap<string, readonly LineShown[]>
  readonly faults: number
  readonly wasted: number
  readonly blocking: number
}

export interface DrawSeen {
  readonly draw: DrawShown
  readonly items: readonly ItemShown[]
  readonly groups: readonly DrawGroup[]
  readonly commitment: { readonly rules: string; readonly rows: number; readonly root: string } | null
  /** Those that were published. */
  readonly rounds: readonly RoundShown[]
  readonly timeZone: string
}

/** Why one wish was not met, or that it was. */
export interface WishTold {
  readonly itemId: Id
  readonly came: 'place' | 'drawn-later' | 'not-all-together' | 'not-asked'
  /** Those of the routes that were this person's. */
  readonly lines: readonly LineShown[]
}

export interface ResultShown {
  readonly itemId: Id | null
  /** What the first round gave, where the second gave something dearer. */
  readonly movedFrom: Id | null
  /** The place was given back since, or a house could not keep it: the draw gave it, and nobody has it by this draw now. */
  readonly isGone: boolean
  readonly wishes: readonly WishTold[]
  /** As text, the smaller the earlier. Of the second round the number turned round. */
  readonly number: string
  readonly round: Round
  readonly groups: readonly string[]
  /** The row is in what was committed to, and row, lines and number alone lead to this very place. */
  readonly isProven: boolean
}

export interface MyWishes {
  readonly personId: Id
  readonly name: string
  readonly mayWish: boolean
  readonly rowId: Id | null
  readonly wishes: readonly Id[]
  readonly friends: string | null
  /** Others under the same word, and how many of them wish the same in the same order. */
  readonly friendsThere: number
  readonly friendsAlike: number
  readonly result: ResultShown | null
}

/** What stands against one day for one person. `sentence` is a text key. */
export interface Against {
  readonly sentence: string
  readonly facts: Readonly<Record<string, number>>
  readonly stops: boolean
}

/** From–to, the same twice where it is one amount. */
export interface AmountShown {
  readonly from: Money
  readonly to: Money
}

/** What a wish would cost the family of whoever looks. */
export interface WishPay {
  /** With the way there and back; null: nobody said what it costs. */
  readonly total: AmountShown | null
  /** Of it for the way; null: the place says nothing of it. */
  readonly fares: Money | null
  /** What the place pays of the way. */
  readonly help: Money | null
  /** A price in the words of its house. */
  readonly asWritten: string | null
  /** Several of the family wish for it: how many, and what it would cost for all of them. */
  readonly together: { readonly count: number; readonly total: AmountShown | null } | null
}

export interface WishesToSay extends MyWishes {
  /** By item, while one can wish; what does not take place is not in it. */
  readonly pays: ReadonlyMap<Id, WishPay>
  readonly against: ReadonlyMap<Id, readonly Against[]>
  /** Where a class of theirs is; empty: nobody here knows, so the family is asked. */
  readonly knownAreas: readonly string[]
  readonly areas: readonly { readonly id: Id; readonly name: string }[]
  readonly areaId: Id | null
  readonly needs: boolean
  readonly mostWishes: number
}

/** A guarantee with which fewer of its own group have a place than without it. */
export interface HurtingShown {
  readonly item: string
  readonly group: string
  readonly placedWith: number
  readonly placedWithout: number
}

export interface DrawLed extends DrawSeen {
  readonly rows: number
  /** How many said themselves where they live, because nobody here knows. */
  readonly areasByOwnWord: number
  readonly hurting: readonly HurtingShown[]
  /** Of the round that is not published yet. */
  readonly checked: { readonly faults: number; readonly wasted: number; readonly blocking: number } | null
  readonly placed: number
  readonly seedBy: 'nobody' | 'me' | 'another'
  readonly isLate: boolean
  readonly mayLead: boolean
  readonly progress: { readonly done: number; readonly total: number | null; readonly step: string | null } | null
}

export interface DayToDraw {
  readonly occasionId: Id
  readonly opportunityId: Id
  readonly sessionId: Id
  readonly title: LocalText
  readonly startsAt: Instant
  readonly timeZone: string
  readonly seats: number
}
