import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, isWallTime, type Day, type Instant, type WallTime } from '#kernel/instant.ts'

/**
 * `asking`: wishers are asked. `agreed`: enough said yes; the offer is written and its seats given. `runs`: they have their
 * seats. `failed`: it does not take place, and `because` says why. What may follow what is a table of `rules/life.ts`.
 */
export const trialStates = ['asking', 'agreed', 'runs', 'failed', 'taken-back'] as const
export type TrialState = (typeof trialStates)[number]

/** Who is with the children; an adult alone with a child is nothing to try out. */
export const trialContacts = ['with-their-family', 'in-a-group', 'adults-only'] as const

const text = (most: number) => z.string().trim().min(2).max(most)
const day = z.string().refine((typed): typed is Day => isDay(typed))
const time = z.string().refine((typed): typed is WallTime => isWallTime(typed))
const count = z.coerce.number().int().min(1).max(1000)
const age = z.preprocess(
  (typed) => (typed === '' ? null : typed),
  z.coerce.number().int().min(0).max(120).nullable().default(null),
)

/** What a house would offer, and how many it takes. */
export const trialForm = z
  .object({
    hostId: z.string().refine(isId),
    title: text(120),
    description: z.string().trim().max(1500).default(''),
    fallsOn: day,
    startTime: time,
    endTime: time,
    placeName: text(120),
    placeAddress: z.string().trim().max(200).default(''),
    /** Whole and cents, as typed; empty is free. */
    price: z
      .string()
      .trim()
      .regex(/^(\d{1,5}([.,]\d{1,2})?)?$/)
      .default(''),
    ageMin: age,
    ageMax: age,
    contact: z.enum(trialContacts),
    minimum: count,
    seats: count,
    /** The last day on which somebody says yes. */
    decideOn: day,
  })
  .strip()
export type TrialForm = z.output<typeof trialForm>

export interface Trial {
  readonly id: Id
  readonly wantId: Id
  readonly hostId: Id
  readonly proposedBy: Id
  /** The offer it becomes. */
  readonly opportunityId: Id
  readonly title: string
  readonly description: string
  readonly language: string
  readonly fallsOn: Day
  readonly startTime: WallTime
  readonly endTime: WallTime
  readonly timeZone: string
  readonly placeName: string
  readonly placeAddress: string | null
  /** In the smallest unit; 0: free. */
  readonly price: number
  readonly currency: string
  /** In full years on the day itself; null: no bound. */
  readonly ageMin: number | null
  readonly ageMax: number | null
  readonly contact: (typeof trialContacts)[number]
  readonly minimum: number
  readonly seats: number
  readonly decideBy: Instant
  readonly state: TrialState
  readonly because: string | null
  readonly changedAt: Instant
}

export const replyForm = z.object({ says: z.enum(['yes', 'no']) })

/** What one wisher says to one trial. */
export interface Reply {
  readonly id: Id
  readonly trialId: Id
  readonly wishId: Id
  readonly says: 'yes' | 'no'
  /** Null: erased since. */
  readonly saidBy: Id | null
}

export const trialEvents = [
  'wants.trial-asked',
  'wants.trial-replied',
  'wants.trial-agreed',
  'wants.trial-runs',
  'wants.trial-failed',
  'wants.trial-taken-back',
] as const

export const trialRefusals = [
  'wants.trial-not-here',
  'wants.not-of-this-house',
  'wants.house-rests',
  'wants.nobody-cleared',
  'wants.asked-already',
  'wants.nobody-to-ask',
  'wants.minimum-above-seats',
  'wants.ages-reversed',
  'wants.times-reversed',
  'wants.day-too-soon',
  'wants.deadline-too-late',
  'wants.deadline-over',
  'wants.ask-a-guardian',
  'wants.no-consent',
  'wants.not-this-age',
  'wants.hosts-only',
] as const
