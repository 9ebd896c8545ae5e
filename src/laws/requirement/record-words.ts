import type { Day, Instant } from '#kernel/instant.ts'

/** A learner's record as the requirement language reads it; the room that keeps the record maps its facts onto this. */
export interface LearnerRecord {
  /** In any order; one id once. */
  readonly facts: readonly RecordFact[]
  readonly traits: Traits
}

export const factKinds = [
  'aimed',
  'interested',
  'applied',
  'offered',
  'confirmed',
  'attended',
  'completed',
  'submitted-evidence',
  'reflected',
  'assessed',
  'awarded',
  'outcome',
] as const
export type FactKind = (typeof factKinds)[number]

export interface RecordFact {
  readonly id: string
  readonly kind: FactKind
  /** When it happened. What lies after the moment asked about does not count yet. */
  readonly at: Instant
  /** The day it happened on, in the zone of the place where it happened. */
  readonly on: Day
  /** The fact this one stands in for. A fact that another one corrects never counts again, whatever becomes of the other. */
  readonly corrects?: string
  /** This fact only takes back the one it corrects and counts for nothing itself. */
  readonly withdraws?: true
  /** Does not count after this moment: a first-aid badge runs out. */
  readonly untilAt?: Instant
  /** What it was about, copied when it happened. */
  readonly about: AboutFact
}

export interface AboutFact {
  readonly opportunity?: string
  readonly opportunityKind?: string
  readonly themes?: readonly string[]
  readonly skills?: readonly string[]
  readonly organisation?: string
  /** Whole minutes credited; read from `attended` facts only, so a `completed` that copies them counts none twice. */
  readonly minutes?: number
  /** Of an award. */
  readonly achievement?: string
  /** Of an assessment: which competency, on which scale, at which of its levels. */
  readonly competency?: string
  readonly scale?: string
  readonly level?: string
}

/** What somebody is. A word left out was not said, which is not the same as no. */
export interface Traits {
  readonly age?: KnownAge
  /** As the place writes it. */
  readonly grade?: string
  /** All groups somebody was ever in; an empty list says: in none. */
  readonly groups?: readonly GroupStay[]
}

/** Year and month of birth, or only the band somebody was placed in (full years, both included, null: open above). */
export type KnownAge =
  | { readonly birth: { readonly year: number; readonly month: number } }
  | { readonly fromYears: number; readonly toYears: number | null }

/** Both days included; null: still. */
export interface GroupStay {
  readonly group: string
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** The moment a verdict is asked for: `on` is its day in the ecosystem's zone. */
export interface Moment {
  readonly at: Instant
  readonly on: Day
}
