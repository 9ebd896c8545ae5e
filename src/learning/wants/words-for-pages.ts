import type { Id } from '#kernel/id.ts'
import type { Find, PublicCount, Season, Trial, Want, Wish } from './words.ts'

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

/** A want as houses and couriers see it: as everybody does, and whether a house asks already. */
export interface WantInDemand {
  readonly id: Id
  readonly want: Want & { readonly count: PublicCount }
  /** Null: a few. */
  readonly askers: number | null
  /** By name; null: not said, or not shown. */
  readonly area: string | null
  readonly season: Season | null
  readonly isBeingAsked: boolean
}

export interface Demand {
  readonly wants: readonly WantInDemand[]
  /** What one's own houses ask, with how many said yes and nothing of who. */
  readonly trials: readonly { readonly trial: Trial; readonly house: string; readonly yeses: number }[]
  readonly houses: readonly { readonly id: Id; readonly name: string }[]
  readonly areas: readonly { readonly id: Id; readonly name: string }[]
}
