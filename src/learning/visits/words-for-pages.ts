import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { Plan } from './words-of-plans.ts'
import type { BlockedSpan } from './rules/spans.ts'
import type { Ask, Note, VisitPath, VisitSlot, WeekTime } from './words.ts'

/** A class by what it is, and no child's name. */
export interface ClassNamed {
  readonly groupId: Id
  readonly name: string
  readonly schoolId: Id
  readonly schoolName: string
}

/** One wish as a page shows it, its dates in the order in which they begin. */
export interface AskSeen {
  readonly ask: Ask
  readonly path: VisitPath
  readonly slots: readonly VisitSlot[]
  readonly hostName: string
}

export interface HostVisits {
  readonly houses: readonly { readonly id: Id; readonly name: string }[]
  readonly paths: readonly {
    readonly path: VisitPath
    readonly dates: number
    readonly next: VisitSlot | null
    /** Wishes that wait for the house's answer or for a free date. */
    readonly open: number
  }[]
  /** Of these houses and of the whole place. */
  readonly blocked: readonly BlockedSpan[]
}

export interface BlockedSpanSeen extends BlockedSpan {
  /** Null: of everybody. */
  readonly name: string | null
  readonly mayFree: boolean
  /** Classes that have or are held a date on these days, given before. */
  readonly given: number
}

export interface BlockedDaysSeen {
  /** Schools and houses one may block days for. */
  readonly bodies: readonly { readonly id: Id; readonly name: string }[]
  readonly mayAll: boolean
  /** Where these houses take classes. */
  readonly places: readonly string[]
  readonly spans: readonly BlockedSpanSeen[]
}

export interface AskAtHouse {
  readonly ask: Ask
  readonly class: ClassNamed
  readonly slots: readonly VisitSlot[]
  /** Dates it could have now; those on its own days first. */
  readonly dates: readonly { readonly slot: VisitSlot; readonly isPossible: boolean; readonly isRather: boolean }[]
  readonly mayMark: boolean
}

export interface PathSeen {
  readonly path: VisitPath
  readonly hostName: string
  readonly slots: readonly VisitSlot[]
  readonly asks: readonly AskAtHouse[]
}

export interface ClassVisits {
  readonly class: ClassNamed
  readonly level: string
  readonly size: number | null
  readonly needs: readonly string[]
  readonly asks: readonly AskSeen[]
  /** Days of its school on which no class goes on a visit. */
  readonly mayBlock: boolean
  /** What it can ask for, with the days on which it takes place and somebody could still sit. */
  readonly offers: readonly {
    readonly path: VisitPath
    readonly hostName: string
    readonly minutes: number | null
    readonly slots: readonly VisitSlot[]
    readonly isForGrade: boolean
    /** Could it ask for two visits of this kind in one form? */
    readonly mayTwice: boolean
  }[]
  /** Mornings and afternoons of the week on which something takes place. */
  readonly weekTimes: readonly WeekTime[]
  /** Days one can ask for, each with what takes place on it, in the order of its hours. */
  readonly days: readonly {
    readonly on: Day
    readonly dates: readonly { readonly title: string; readonly time: WallTime }[]
  }[]
}

export interface ClassAtSchool {
  readonly class: ClassNamed
  readonly level: string
  readonly asks: readonly AskSeen[]
  readonly notes: readonly (Note & { readonly isDue: boolean })[]
  /** To the nearest visit that is made for its grade, estimated; null: nobody knows. */
  readonly minutes: number | null
  /** Kinds of visit with dates it could be held. */
  readonly holdable: readonly { readonly path: VisitPath; readonly slots: readonly VisitSlot[] }[]
}

export interface SchoolSeen {
  /** Far ones first, then those of whom nobody knows how far. */
  readonly without: readonly ClassAtSchool[]
  readonly withVisit: readonly ClassAtSchool[]
  readonly mayPlan: boolean
}

export interface PlansSeen {
  readonly plans: readonly Plan[]
  /** Left to the planner by their houses. */
  readonly paths: readonly {
    readonly path: VisitPath
    readonly hostName: string
    readonly open: number
    readonly dates: number
  }[]
}

export interface PlanRow {
  /** Of the wish: a class may have two of one kind. */
  readonly askId: string
  readonly class: ClassNamed
  readonly pathTitle: string
  readonly minutes: number | null
}

export interface PlanSeen {
  readonly plan: Plan
  readonly job: {
    readonly state: string
    readonly done: number
    readonly total: number | null
    readonly step: string | null
  } | null
  readonly given: readonly (PlanRow & { readonly slot: VisitSlot; readonly isRather: boolean })[]
  readonly notGiven: readonly (PlanRow & {
    readonly why: { readonly key: string; readonly facts: Readonly<Record<string, number>> }
  })[]
  readonly madeAt: Instant
}
