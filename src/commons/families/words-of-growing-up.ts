import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** What becomes the young person's own: to decide, at the age of consent; everything, at majority. */
export const ages = ['consent', 'majority'] as const
export type AgeReached = (typeof ages)[number]

/** Two notices an age: in the month of the birthday, and when it counts. */
export const ageSteps = ['consent-comes', 'consent-came', 'majority-comes', 'majority-came'] as const
export type AgeStep = (typeof ageSteps)[number]

/** Who says when somebody was born. */
export const speakersOfAges = ['self', 'guardian', 'desk'] as const
export type SpeakerOfAge = (typeof speakersOfAges)[number]

/** One word about a birth, as it was said. */
export interface AgeSaid {
  readonly as: SpeakerOfAge
  readonly by: Id | null
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

/** P6: a child who began alone. */
export interface Start {
  readonly personId: Id
  readonly accountId: Id
  readonly expiresAt: Instant
  readonly confirmedAt: Instant | null
}
