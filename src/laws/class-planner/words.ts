import type { Day } from '#kernel/instant.ts'

/** What the planner of class visits is given, and what it gives. It names schools and classes by id, and no pupil. */

export interface SchoolClass {
  readonly id: string
  /** Rows of the same name are the same children, or halves of them: together they go once a day. */
  readonly goesAs: string
  readonly school: string
  /** Pupils and the adults who come with them: whole, at least one. */
  readonly size: number
  /** As the place writes its grades. */
  readonly grade: string
  /** The paths it asks for; it gets at most one visit of each. */
  readonly paths: readonly string[]
  /** Days on which it could go. */
  readonly possibleOn: readonly Day[]
  /** Those of them it would rather have; none, of days and of slots, means that it is all the same. */
  readonly ratherOn: readonly Day[]
  /** Slots on those days that begin too early for it, or end too late. */
  readonly notIn: readonly string[]
  /** Slots it would rather have for their hour, whatever the day. */
  readonly ratherIn: readonly string[]
}

/** One visit offered: whole classes come, as many as its seats hold. */
export interface Slot {
  readonly id: string
  readonly path: string
  readonly on: Day
  readonly seats: number
  /** For whom it is made. */
  readonly grades: readonly string[]
  /** Where it happens; ways are told from schools to places. */
  readonly place: string
}

/** Whole minutes from a school to a place. */
export interface Way {
  readonly school: string
  readonly place: string
  readonly minutes: number
}

/** A day without visits, for one school or (null) for all. */
export interface BlockedDay {
  readonly on: Day
  readonly school: string | null
}

export interface PlanFile {
  readonly classes: readonly SchoolClass[]
  readonly slots: readonly Slot[]
  readonly ways: readonly Way[]
  readonly blocked: readonly BlockedDay[]
  /** At most so many classes of one school are away on one day. */
  readonly awayADay: number
  /** As how many minutes of travel a visit counts that is on none of the days a class would rather have. */
  readonly otherDayMinutes: number
}

export interface Visit {
  readonly class: string
  readonly path: string
  readonly slot: string
}

/**
 * What a plan is worth, the weightiest first. Of two plans the better one meets more; of two that meet as many it leaves
 * out the nearer schools; then its worst-off school travels less; then all travel less, on days they would rather have.
 */
export interface Worth {
  /** Visits given. */
  readonly met: number
  /** Of every visit asked for and not given: the minutes from its school to the nearest place, and their sum. */
  readonly farLeftOut: number
  /** Minutes a visit of the school that has the most, in the mean; one not given counts as its farthest place. */
  readonly worstOff: number
  /** All those minutes, of all schools, and `otherDayMinutes` for every visit on a day not asked for. */
  readonly cost: number
}

/** What stood in the way of one visit that would have fitted the class. */
export interface InTheWay {
  readonly slot: string
  readonly because: 'no-seats-left' | 'school-away' | 'class-away'
}

export interface NotGiven {
  readonly class: string
  readonly path: string
  /**
   * No visit of the path is offered, or none for the grade, or none so large, or none on a day the class can go; or there
   * were some, and what stood in the way is told for each.
   */
  readonly because: 'path-not-offered' | 'not-for-this-grade' | 'too-large' | 'no-possible-day' | 'given-to-others'
  readonly inTheWay: readonly InTheWay[]
}

export interface StageTold {
  readonly stage: 'most' | 'worst-off' | 'dearest'
  /** `refused`: what the solver said broke a rule when it was checked, and the plan before it was kept. */
  readonly outcome: 'not-needed' | 'bettered' | 'kept' | 'refused'
  /** How far at most the plan is from the best there is, as a share of it; null: the time ended before that was known. */
  readonly gap: number | null
}

export interface ClassPlan {
  /** In the order of classes and paths, like those not given. */
  readonly visits: readonly Visit[]
  readonly notGiven: readonly NotGiven[]
  readonly worth: Worth
  /** `greedy`: the solver found nothing better than the simple plan, and that one was taken. */
  readonly by: 'solver' | 'greedy'
  readonly stages: readonly StageTold[]
}
