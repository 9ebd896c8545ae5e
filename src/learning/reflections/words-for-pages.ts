import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Certificate, Reflection, Score, Scores } from './words.ts'

export interface DayOf {
  readonly title: LocalText
  readonly organisation: string
  readonly startsAt: Instant
  readonly timeZone: string
}

/** What comes after one day of somebody, as they or a guardian see it. */
export interface AfterSeen extends DayOf {
  readonly entryId: Id
  readonly name: string
  /** The learner looks; false: a guardian, who reads and asks for the paper. */
  readonly isOwn: boolean
  readonly isMinor: boolean
  /** Null: nothing was said, or it is not for whoever looks. */
  readonly reflection: Reflection | null
  /** The learner's own; null: not given, or not the learner who looks. */
  readonly rating: Scores | null
  /** The house's of the day as a whole; null: not given, or not open yet. */
  readonly houseSays: Scores | null
  /** Null: nobody asked for one, or it is void. */
  readonly certificate: Certificate | null
  readonly isNameShown: boolean
}

/** What comes after one day, as its house sees it. */
export interface DayAfter extends DayOf {
  readonly occasionId: Id
  readonly opportunityId: Id
  readonly keepsList: boolean
  readonly own: Scores | null
  /** May still be said anew. */
  readonly canRate: boolean
  /** Of all days of this offer; null: too few have said, or the house has not yet. */
  readonly learnersSay: { readonly count: number; readonly means: Readonly<Record<Score, number>> } | null
  readonly reflections: readonly { readonly reflection: Reflection; readonly name: string | null }[]
  /** So many may have a paper. */
  readonly papers: number
}

/** What anybody learns who knows a paper's number. */
export interface CertificateSeen extends DayOf {
  readonly number: string
  readonly minutes: number
  readonly issuedAt: Instant
  readonly isVoid: boolean
  /** Null: the holder shows it to nobody, or not by this link. */
  readonly name: string | null
}
