import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Ask, VisitPath, VisitSlot } from './words.ts'

export const planStates = ['running', 'ready', 'confirmed', 'dropped'] as const
export type PlanState = (typeof planStates)[number]

const worth = z.object({ met: z.number(), farLeftOut: z.number(), worstOff: z.number(), cost: z.number() })

/** What a plan came to, kept with it: asks and dates by id, and no pupil. */
export const planOutcome = z.object({
  visits: z.array(z.object({ askId: z.string(), slotId: z.string() })),
  notGiven: z.array(
    z.object({
      askId: z.string(),
      because: z.enum(['path-not-offered', 'not-for-this-grade', 'too-large', 'no-possible-day', 'given-to-others']),
      /** How many dates would have fitted, by what stood in the way. */
      noSeats: z.number(),
      schoolAway: z.number(),
      classAway: z.number(),
    }),
  ),
  worth,
  /** Of the simple plan, which a person could make by hand. */
  greedy: worth,
  /** Of the first stage, how many classes go: how far at most from the best there is; null: not known when the time ended. */
  gap: z.number().nullable(),
  seconds: z.number(),
})
export type PlanOutcome = z.output<typeof planOutcome>

export interface Plan {
  readonly id: Id
  readonly pathIds: readonly Id[]
  readonly state: PlanState
  readonly jobId: Id
  readonly outcome: PlanOutcome | null
  readonly madeBy: Id | null
  readonly madeAt: Instant
  readonly endedAt: Instant | null
}

/** What the rules of a plan are given. */
export interface PlanFacts {
  readonly paths: readonly VisitPath[]
  readonly slots: readonly VisitSlot[]
  /** Open, of these paths. */
  readonly asks: readonly Ask[]
}
