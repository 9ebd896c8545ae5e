import type { Organisation } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { OfficeStanding } from '../office/words.ts'
import type { Kind } from '../words.ts'
import type { MissingPart } from './rules/what-is-missing.ts'

/** One offer of a house, as its own people see it. */
export interface OwnLine {
  readonly id: Id
  readonly title: LocalText
  readonly kind: Kind
  readonly standing: OfficeStanding
  /** The feed it comes from; null: written here. */
  readonly sourceId: Id | null
  readonly verifiedByAHumanOn: Day | null
  readonly lapsesOn: Day | null
  readonly lastOn: Day | null
  readonly sessions: number
  readonly missing: readonly MissingPart[]
  /** People look at a change of it; visitors see it as it was. */
  readonly changeWaits: boolean
  /** Nobody looked at it for so long that the house is asked. */
  readonly old: boolean
}

export interface DraftLine {
  readonly id: Id
  readonly title: string
  readonly isNew: boolean
  readonly savedAt: Instant
}

/** A house and everything it offers, offered, or is writing. */
export interface HouseAtHome {
  readonly organisation: Organisation
  /** The reader looks after its membership. */
  readonly coordinates: boolean
  /** Why nothing of it is public: it rests, or belongs no more. */
  readonly rests: 'paused' | 'ended' | null
  /** It came by the light door, and has so many offers at a time. */
  readonly lightDoorOffers: number | null
  readonly drafts: readonly DraftLine[]
  /** What visitors see, or wait to see. */
  readonly now: readonly OwnLine[]
  /** Over, withdrawn, or not let through. */
  readonly before: readonly OwnLine[]
}
