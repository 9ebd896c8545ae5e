import type { Session } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import type { DayOfSession } from './words-for-pages.ts'
import type { Entry, Occasion } from './words.ts'

/** What a house reads of a day in numbers alone. */
export interface DayInNumbers {
  readonly occasion: Occasion
  /** Parties in the line. */
  readonly waiting: number
  /**
   * Who counts for the minimum. Null: the door is open; from then on it would tell who came, and of a day with few that is
   * read on its list, by whoever keeps it (P26, P29).
   */
  readonly coming: number | null
}

export interface PlacesOfOffer {
  readonly title: LocalText
  readonly days: readonly DayInNumbers[]
  /** Days of its sessions that could be opened, the next of each; what was cancelled can be opened anew. */
  readonly toOpen: readonly { readonly session: Session; readonly days: readonly DayOfSession[] }[]
}

/** Somebody on the list of a day. */
export interface OnList {
  readonly entry: Entry
  /** Null: a child whose name is kept. */
  readonly name: string | null
  /** Nobody allows this child to take part at the moment; who said no and why is not told. */
  readonly isAllowed: boolean
  readonly settled: Money | null
}

/** Somebody who had a place that day until a draw gave them a dearer one. */
export interface MovedAway {
  readonly entryId: Id
  readonly name: string | null
  /** Null: another house's, which this one need not know. */
  readonly to: {
    readonly opportunityId: Id
    readonly occasionId: Id
    readonly title: LocalText
    readonly startsAt: Instant
    readonly timeZone: string
  } | null
}

export interface DayOfHouse extends DayInNumbers {
  readonly title: LocalText
  /** By name where it is read, else in the order of the line; who gave up or was told no is left out. Null: who looks may not read names. */
  readonly list: readonly OnList[] | null
  readonly moved: readonly MovedAway[]
}
