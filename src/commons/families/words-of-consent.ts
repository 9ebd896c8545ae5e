import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Link } from './words.ts'

/** P5: each its own switch, all off for minors, nothing bundled. */
export const purposes = [
  'account',
  'taking-part',
  'sharing-evidence',
  'publishing-a-badge',
  'photos',
  'third-party',
  'research',
] as const
export type Purpose = (typeof purposes)[number]

/** Raised when what a purpose's text means changes: older answers no longer count, and people are asked anew. */
export const textVersions: Readonly<Record<Purpose, number>> = {
  account: 1,
  'taking-part': 1,
  'sharing-evidence': 1,
  'publishing-a-badge': 1,
  photos: 1,
  'third-party': 1,
  research: 1,
}

/** P10: these need the child's own yes beside the guardian's. */
export const togetherPurposes: ReadonlySet<Purpose> = new Set(['publishing-a-badge', 'photos'])

/** Never for a protected identity, whatever anybody said. */
export const neverWhenProtected: ReadonlySet<Purpose> = new Set(['publishing-a-badge', 'photos', 'third-party'])

export const answers = ['given', 'refused', 'withdrawn'] as const
export type Answer = (typeof answers)[number]

/** How an answer came to us. */
export const channels = ['screen', 'link', 'desk', 'paper'] as const
export type Channel = (typeof channels)[number]

/** P4: one word somebody said, as it was said. Never changed, only followed by another. */
export interface Consent {
  readonly id: Id
  readonly childId: Id
  readonly purpose: Purpose
  readonly answer: Answer
  readonly givenBy: Id
  /** Null: the young person spoke. */
  readonly linkId: Id | null
  /** A guardian's relation, or `self`. */
  readonly relation: string
  /** How we knew it was them: the link's way, or `self`. */
  readonly verified: string
  readonly textVersion: number
  readonly language: Language
  readonly channel: Channel
  readonly writtenBy: Id | null
  /** By whose leave somebody else wrote it. */
  readonly mandateId: Id | null
  /** The last day a yes counts; null for a no. */
  readonly untilOn: Day | null
  readonly batchId: Id
  readonly at: Instant
  /** The day of `at` on the ecosystem's clocks. */
  readonly on: Day
}

/** Everything the question needs, loaded once. */
export interface ChildFacts {
  readonly childId: Id
  /** Full years today at the most careful reading; null: unknown, and then the youngest band holds (P1). */
  readonly birth: { readonly year: number; readonly month: number } | null
  readonly protected: boolean
  readonly links: readonly Pick<Link, 'id' | 'guardianId' | 'state'>[]
  /** In the order they were said. */
  readonly consents: readonly Consent[]
}

export const reasonsAgainst = [
  'nobody-asked',
  'refused',
  'withdrawn',
  'expired',
  'older-text',
  'link-suspended',
  'link-ended',
  'ask-the-young-person',
  'child-not-asked',
  'child-says-no',
  'guardians-disagree',
  'protected',
] as const
export type ReasonAgainst = (typeof reasonsAgainst)[number]

/** The answer with where it comes from. */
export type MayUse =
  | { readonly may: true; readonly consent: Consent; readonly untilOn: Day }
  | { readonly may: false; readonly because: ReasonAgainst; readonly consent: Consent | null }

/** Who has the word for a purpose today. */
export type Decider = 'guardian' | 'young-person'

/** One purpose as a page shows it. */
export interface Switch {
  readonly purpose: Purpose
  readonly decider: Decider
  readonly together: boolean
  readonly answer: MayUse
  /** The latest word of the one who looks; null: never said. */
  readonly mine: Consent | null
}
