import type { Day } from '#kernel/instant.ts'

/**
 * What somebody must have done or be, as data: the one language of pathways, badges, doors, eligibility and graduation.
 * Safe in JSON, so a version of a rule is a row. There is no none-of and no at-most: more facts never un-meet anything.
 */
export type Requirement = Composite | Leaf

export type Composite =
  /** Every branch. An empty one asks nothing and is met. */
  | { readonly kind: 'all-of'; readonly of: readonly Requirement[] }
  | { readonly kind: 'any-of'; readonly of: readonly Requirement[] }
  /** At least n of the branches. `once`: no fact (of hours: no minute) counts for two of them. */
  | { readonly kind: 'n-of'; readonly n: number; readonly of: readonly Requirement[]; readonly once?: boolean }
  /** In this branch only facts of these days count. What somebody is (age, grade, group) is asked as ever. */
  | { readonly kind: 'within'; readonly window: Window; readonly of: Requirement }
  /** Another requirement by its name in the rule book. */
  | { readonly kind: 'named'; readonly name: string }

export type Leaf = FactLeaf | TraitLeaf

/** Leaves that facts meet. */
export type FactLeaf =
  /** Minutes somebody was there, as the record credits them. */
  | { readonly kind: 'hours'; readonly minutes: number; readonly about?: Subject }
  /** So many facts of one kind; `different`: each of another opportunity or organisation ("five museums"). */
  | {
      readonly kind: 'done'
      readonly what: Doing
      readonly times: number
      readonly about?: Subject
      readonly different?: Difference
    }
  /** An achievement awarded and still good, or one that is exactly the same by the book's equivalences. */
  | { readonly kind: 'badge'; readonly achievement: string }
  /** The best assessment of this competency on this scale reaches a level. */
  | { readonly kind: 'level'; readonly competency: string; readonly scale: string; readonly atLeast: string }

/** Leaves about what somebody is; they can be unsaid, and then they cannot be known. */
export type TraitLeaf =
  /** Full years, both ends included; at least one end is given. */
  | { readonly kind: 'age-band'; readonly fromYears?: number; readonly toYears?: number }
  /** As the place writes its grades: one of these. */
  | { readonly kind: 'grade'; readonly oneOf: readonly string[] }
  | { readonly kind: 'group'; readonly group: string }

/** Days both included; `lastMonths` counts back from the day asked about, in calendar months. At least one is given. */
export interface Window {
  readonly fromOn?: Day
  readonly untilOn?: Day
  readonly lastMonths?: number
}

/** What a fact must be about; every word given must fit, none given fits everything. */
export interface Subject {
  readonly opportunity?: string
  readonly opportunityKind?: string
  readonly theme?: string
  readonly skill?: string
  readonly organisation?: string
}

export const doings = ['attended', 'completed', 'submitted-evidence', 'reflected', 'outcome'] as const
/** What can be asked for by count. Awards and assessments have leaves of their own; wishes are not achievements. */
export type Doing = (typeof doings)[number]

export const differences = ['opportunity', 'organisation'] as const
export type Difference = (typeof differences)[number]

/** What requirements lean on, kept beside them by the ecosystem. */
export interface RuleBook {
  /** The version of this language the book is written in. */
  readonly language: 1
  readonly named: Readonly<Record<string, Requirement>>
  /** A scale's levels, lowest first. */
  readonly scales: Readonly<Record<string, readonly string[]>>
  readonly equivalences: readonly Equivalence[]
}

/** A typed link of a crosswalk. Only `exact` counts as the same, both ways and in chains of exact links alone. */
export interface Equivalence {
  readonly of: 'achievement' | 'competency' | 'skill'
  readonly one: string
  readonly other: string
  readonly link: 'exact' | 'close' | 'broader' | 'narrower' | 'related'
}
