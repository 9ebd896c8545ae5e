import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Band } from './words-of-settings.ts'

/** Of a protected child: the two who may see it. */
export interface Protection {
  readonly id: Id
  readonly childId: Id
  readonly named: readonly [Id, Id]
  readonly setBy: Id | null
  readonly liftAskedBy: Id | null
}

/** Why a band was given: a word of this list, and no paper. */
export const bandReasons = ['seen-a-letter', 'known-to-the-school', 'in-care', 'asked-at-the-desk'] as const
export type BandReason = (typeof bandReasons)[number]

export interface BandGiven {
  readonly id: Id
  readonly childId: Id
  readonly band: Band
  readonly because: BandReason
  readonly organisationId: Id | null
  readonly setBy: Id | null
  readonly fromOn: Day
  /** The last day it counts. */
  readonly untilOn: Day
}

/** A family's band as this desk has it before it; a desk that neither sets nor ends one is told nothing. */
export interface BandAtDesk {
  /** For the desk or school that set it; null: there is none, or another set it. */
  readonly running: BandGiven | null
  /** The last day of the one that runs, whoever set it; null: none runs. */
  readonly untilOn: Day | null
  readonly maySet: boolean
  readonly mayEnd: boolean
}
