/** What a fair draw is given, and what it gives. Nothing here names a person: every id is a pseudonym made for one draw. */

export interface Guarantee {
  /** A group as the ecosystem declares it: an area, a first time, a need. */
  readonly group: string
  /** Seats that go to this group first. What the group does not use goes to anyone. */
  readonly seats: number
}

export interface Opportunity {
  readonly id: string
  readonly seats: number
  /**
   * At most eight, together no more than the seats. Their order decides only under which of them a learner of several
   * groups is counted, never who gets a place.
   */
  readonly guarantees: readonly Guarantee[]
}

/** One row of the file. */
export interface Applicant {
  readonly id: string
  /** Brothers and sisters have the same and so share one number of the lottery. */
  readonly family: string
  /** Those with the same word get places at the same opportunity or none of them does. They make the same wishes. */
  readonly together: string | null
  readonly groups: readonly string[]
  /** Ids of opportunities, the dearest first. */
  readonly wishes: readonly string[]
}

export interface DrawFile {
  readonly opportunities: readonly Opportunity[]
  readonly applicants: readonly Applicant[]
}

/** The route of a place: a group's name, or this. A group may not be called so. */
export const openRoute = 'open'

/** A place given. The route is for auditors and for counting; no host, peer or card is shown it. */
export interface Place {
  readonly learner: string
  readonly opportunity: string
  readonly route: string
}

/** A ticket comes in by a route when it sorts, as text, before the cut-off: '' lets in nobody, 'g' everybody. */
export interface CutOffs {
  readonly opportunity: string
  readonly open: string
  readonly guaranteed: readonly { readonly group: string; readonly below: string }[]
}

/** A wish that was taken from a block because some of its members fitted there and others did not. */
export interface Apart {
  readonly together: string
  readonly opportunity: string
}

/** Why one wish was not met. The cut-offs are those of the routes this learner could use. */
export interface Missed {
  readonly opportunity: string
  readonly because: 'drawn-later' | 'not-all-together'
  readonly cutOffs: readonly { readonly route: string; readonly below: string }[]
}

export interface NotPlaced {
  readonly learner: string
  readonly ticket: string
  /** One for each wish, in the learner's order; empty where she wished for nothing. */
  readonly missed: readonly Missed[]
}

export interface Draw {
  readonly seed: string
  readonly round: 1 | 2
  /** In the order of tickets, like those not placed. */
  readonly places: readonly Place[]
  readonly notPlaced: readonly NotPlaced[]
  /** In the order of the opportunities' ids. */
  readonly cutOffs: readonly CutOffs[]
  readonly apart: readonly Apart[]
}
