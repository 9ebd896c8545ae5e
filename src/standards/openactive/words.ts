/** One item of a Realtime Paged Data Exchange feed (RPDE 1.0). A deleted one has no content. */
export type RpdeItem =
  | {
      readonly state: 'updated'
      readonly kind: string
      readonly id: string
      /** A number that only grows; whether it is a time is the publisher's own affair. */
      readonly modified: number
      readonly data: Readonly<Record<string, unknown>>
    }
  | { readonly state: 'deleted'; readonly kind: string; readonly id: string; readonly modified: number }

export interface RpdePage {
  readonly items: readonly RpdeItem[]
  /** Where to go on, as given; null in a page that was captured without it. */
  readonly next: string | null
  readonly license: string | null
  /** Items that were none, by their place counted from 1. */
  readonly unreadable: readonly number[]
}

/** Where a reader of our feed stands: after this item. Both null: at the beginning. */
export interface RpdeCursor {
  readonly afterTimestamp: number | null
  readonly afterId: string | null
}
