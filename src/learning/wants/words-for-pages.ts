import type { Id } from '#kernel/id.ts'
import type { Find, PublicCount, Trial, Want, Wish } from './words.ts'

/** A tentative offer as a family sees it. */
export interface TrialSeen {
  readonly trial: Trial
  readonly house: string
  /** What was said for this wish; null: nothing yet. */
  readonly said: 'yes' | 'no' | null
  /** False: whoever looks can say no, and asks who answers for them to say yes. */
  readonly canSayYes: boolean
}

/** A wish as the family sees it. */
export interface WishSeen {
  readonly wish: Wish
  readonly want: Want & { readonly count: PublicCount }
  readonly name: string
  readonly isOneself: boolean
  readonly finds: readonly Find[]
  readonly trials: readonly TrialSeen[]
}

/** Somebody a person may wish for. */
export interface PersonToWishFor {
  readonly personId: Id
  readonly name: string
}
