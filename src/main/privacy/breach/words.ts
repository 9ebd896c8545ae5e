import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

export const breachSteps = ['stopped', 'authority-told', 'people-told', 'closed'] as const
export type BreachStep = (typeof breachSteps)[number]

export interface Breach {
  readonly id: Id
  readonly knownAt: Instant
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly tables: readonly string[]
  readonly lookerId: Id | null
  readonly summary: string
  readonly writtenAt: Instant
  readonly steps: readonly { readonly step: BreachStep; readonly note: string; readonly at: Instant }[]
}

/** Art. 33 GDPR: the authority is told within so many hours of it being known. */
export const hoursToTell = 72

/** Of moments typed as `2026-11-22T10:00`, in UTC. */
const at = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)

export const breachForm = z.object({
  knownAt: at,
  fromAt: at,
  untilAt: at,
  tables: z.array(z.string().max(63)).max(100).default([]),
  summary: z.string().trim().min(1).max(4000),
})

/** Milliseconds left until the authority must know; negative: too late. Null: it was told. */
export const clockOf = ({ knownAt, steps }: Pick<Breach, 'knownAt' | 'steps'>, now: Instant): number | null =>
  steps.some(({ step }) => step === 'authority-told') ? null : knownAt + hoursToTell * 3_600_000 - now
