import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import type { BeforeForm, Unlock } from './words-of-before.ts'
import type { WhatWePay } from './words-of-pay.ts'
import type { Entry, Mode, Occasion } from './words.ts'

/** One line of what is said before the button. `sentence` is a text key; `facts` its numbers. */
export interface Finding {
  readonly sentence: string
  readonly mode: Mode
  readonly facts: Readonly<Record<string, number>>
  /** Steps that would make it go away, the best first. */
  readonly unlocks?: readonly Unlock[]
}

/** One day of a session as moments of its own zone: 18:00 stays 18:00 across daylight-saving changes. */
export interface DayOfSession {
  readonly fallsOn: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export interface PersonToTake {
  readonly personId: Id
  readonly name: string
  /** Decides, or may only say a wish. */
  readonly decides: boolean
  /** Stands on this day already. */
  readonly isIn: boolean
  readonly findings: readonly Finding[]
}

/** What was ticked and chosen on the form, kept whatever is answered. */
export interface AskTyped {
  readonly ticked: readonly Id[]
  readonly together: boolean
  readonly anyway: boolean
  /** The part of town they come from; null: not said. */
  readonly from: Id | null
}

/** What a family reads of money before it asks. */
export interface PaySeen {
  /** Whom the amounts are for, in their order. */
  readonly names: readonly string[]
  /** Only those who were ticked; else all who could be. */
  readonly isOfTicked: boolean
  /** A price in the words of a feed. */
  readonly asWritten: string | null
  readonly pay: WhatWePay
}

export interface TakePartSeen {
  readonly title: LocalText
  /** Days one can still ask for, the next first. */
  readonly occasions: readonly Occasion[]
  /** The day that was chosen, else the next; null: none is open. */
  readonly chosen: Occasion | null
  /** Parties that wait for it. */
  readonly waiting: number
  readonly people: readonly PersonToTake[]
  /** Null: there is nobody to pay for. */
  readonly pay: PaySeen | null
  /** Parts of town to choose from; none where it is not known where it goes. */
  readonly areas: readonly { readonly id: Id; readonly name: string }[]
  /** One way, from the part of town that was chosen. */
  readonly minutes: number | null
}

/** One of mine in a booking. */
export interface MyPlace {
  readonly entry: Entry
  readonly name: string
  /** `warned`: somebody waits for the seat, so it is asked again first. Null: it is not mine to give back. */
  readonly back: 'at-once' | 'warned' | null
  readonly canUndo: boolean
  /** What is to be paid there; null: nobody said, or it is free for all. */
  readonly settled: Money | null
  /** The place a draw gave instead; null: it did not, or that one is gone. */
  readonly movedTo: MyMove | null
}

/** A place that somebody was moved to, and which booking of mine it is. */
export interface MyMove {
  readonly placeId: Id
  readonly title: LocalText
  readonly startsAt: Instant
  readonly timeZone: string
}

/** One day of a place. */
export interface MyDay {
  readonly bookingId: Id
  readonly occasion: Occasion
  /** Somebody of mine has it, or waits for it. */
  readonly stands: boolean
}

/** Whom one family asked for together, as that family sees it. */
export interface MyBooking {
  readonly id: Id
  readonly occasion: Occasion
  /** All days of the place in their order, this one among them; most places have but one. */
  readonly days: readonly MyDay[]
  readonly title: LocalText
  /** Mine, whoever left among them. */
  readonly places: readonly MyPlace[]
  /** Its party's place in the line, from one on; null: it does not wait. */
  readonly inLine: number | null
  /** Until when a place is held that I may take. */
  readonly heldUntil: Instant | null
  /** Of other families in the same party. */
  readonly others: number
  /** Grown-ups who come along and are not of the family. */
  readonly carers: number
  /** I may ask others to come along. */
  readonly canInvite: boolean
}

export interface BeforeSeen {
  readonly title: LocalText
  /** Null: nothing is asked, or in words the form does not have. */
  readonly form: BeforeForm | null
  readonly isWrittenOtherwise: boolean
  /** Offers of the same house. */
  readonly offers: readonly { readonly id: Id; readonly title: LocalText }[]
}

export interface GiveBackSeen {
  readonly name: string
  readonly title: LocalText
  readonly occasion: Occasion
  /** Parties that wait for a seat. */
  readonly waiting: number
  /** Whoever only comes along goes with this one. */
  readonly goesToo: boolean
}

/** What a link for friends or a carer opens. */
export interface ComeWithSeen {
  readonly kind: 'friends' | 'carer'
  readonly title: LocalText
  readonly occasion: Occasion
  /** The party waits; else it has seats. */
  readonly waits: boolean
  readonly people: readonly PersonToTake[]
  readonly pay: PaySeen | null
}
