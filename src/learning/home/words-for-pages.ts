import type { AdultAt, Provision } from '#learning/catalogue'
import type { State } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import type { Point } from '#kernel/place.ts'
import type { FamilyTravel } from '#laws/travel/travel-minutes.ts'
import type { DayCounted, Need } from './rules/what-needs-a-person.ts'
import type { OpenAct } from './rules/what-is-open.ts'
import type { FormsOfChild } from './rules/still-to-do.ts'
import type { Preparation, ToDo } from './words.ts'

/** Where one of those at home stands on a day. */
export interface PlaceAtHome {
  readonly entryId: Id
  readonly personId: Id
  readonly name: string
  readonly state: State
  /** How often it changed. */
  readonly step: number
  /** Its party's place in the line, from one on; null: it does not wait. */
  readonly inLine: number | null
  /** What is to be paid there, for whoever asked for the place and nobody else; null: nothing is settled. */
  readonly settled: Money | null
  readonly open: readonly OpenAct[]
  /** Somebody who must not be found: no calendar outside says where they are. */
  readonly isProtected: boolean
}

/** One day somewhere, once for all of those at home who go, with all they need to get there. */
export interface NextThing {
  readonly occasionId: Id
  readonly opportunityId: Id
  readonly title: LocalText
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly timeZone: string
  /** By the clock on the wall of where it is. */
  readonly from: { readonly on: Day; readonly time: WallTime }
  readonly until: { readonly on: Day; readonly time: WallTime }
  /** How often the day was moved or called off. */
  readonly revision: number
  readonly venue: { readonly name: string; readonly address: string | null; readonly point: Point | null } | null
  readonly online: boolean
  readonly preparation: Preparation | null
  readonly provides: readonly Provision[]
  /** Who stands there and wants to be named. */
  readonly adults: readonly Pick<AdultAt, 'shownAs' | 'does'>[]
  /** Null: nobody said where they set out, or where it is. */
  readonly travel: FamilyTravel | null
  /** Oneself first, then the children; what was given up too. */
  readonly places: readonly PlaceAtHome[]
}

/** Something one can do once for several of those at home. */
export interface OpenTogether {
  readonly open: OpenAct
  /** For whom, in the order of the places. */
  readonly names: readonly string[]
}

/** What is to be paid: for places one has, and for those that are held or waited for. One amount a currency. */
export interface ToPay {
  readonly settled: readonly Money[]
  readonly open: readonly Money[]
}

/** The same as its page shows it: who still goes, what can be done, what is to be paid. */
export interface ThingShown extends NextThing {
  readonly open: readonly OpenTogether[]
  readonly pay: ToPay
}

export interface HomeShown extends Omit<DaysOfMine, 'things'> {
  readonly things: readonly ThingShown[]
  /** Of the days from today to the sixth after it. */
  readonly week: ToPay
}

/** One of those whose days stand here, and what is missing for them whatever is next. */
export interface PersonAtHome {
  readonly personId: Id
  readonly name: string
  readonly isOneself: boolean
  /** Null: nobody is asked for them. */
  readonly consent: { readonly may: boolean; readonly untilOn: Day | null; readonly mayAnswer: boolean } | null
  /** What a guardian has answered for this child; null: no child of whoever looks. */
  readonly forms: Pick<FormsOfChild, 'open' | 'yesUntil' | 'bandUntil'> | null
}

/** What is still to do for one child; nothing: all is done. */
export interface ToDoOfChild {
  readonly childId: Id
  readonly name: string
  readonly toDo: readonly ToDo[]
}

/** An area somebody may mean by what they typed. */
export interface AreaNear {
  readonly areaId: Id
  readonly name: string
  /** A house that is known there, by which it was found; null: by its own name. */
  readonly near: string | null
}

/** What came of something one asked for. */
export interface WhatCame {
  readonly wishId: Id
  /** `found`: there is something now; `trial`: a house would try it and waits for an answer; `answered`: the place said so. */
  readonly came: 'found' | 'trial' | 'answered'
  readonly interest: string
  readonly language: string
  /** Whose wish; null: one's own. */
  readonly name: string | null
  /** Of what was found: how much. */
  readonly count: number
  /** Who would try it. */
  readonly house: string | null
}

export interface DaysOfMine {
  /** Oneself first, then the children one answers for. */
  readonly people: readonly PersonAtHome[]
  /** What is to come, the next first. */
  readonly things: readonly NextThing[]
  /** Under age: told in a child's words, with who else sees this. */
  readonly isChild: boolean
  /** Adults who see the same (P8). */
  readonly watchers: readonly string[]
}

export type DayAtHouse = DayCounted

export interface HouseToday {
  readonly needs: readonly Need[]
  /** Of now and the next weeks, the next first. */
  readonly days: readonly DayAtHouse[]
  readonly preparations: ReadonlyMap<Id, Preparation>
  readonly today: Day
}

export interface CourierToday {
  /** Which further pages open for this person. */
  readonly seesSchools: boolean
  readonly seesDemand: boolean
  /** Classes without a visit this year, of the schools this person sees. */
  readonly without: number
  /** The farthest of them; minutes are an estimate, null: nobody knows. */
  readonly classes: readonly {
    readonly groupId: Id
    readonly name: string
    readonly schoolName: string
    readonly minutes: number | null
  }[]
  readonly missing: readonly { readonly childId: Id; readonly name: string; readonly untilOn: Day }[]
}
