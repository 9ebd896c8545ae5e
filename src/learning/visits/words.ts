import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { Point } from '#kernel/place.ts'

/** Mornings begin before twelve, afternoons from then on. Monday is 1, as in `weekdayOf`. */
export const partsOfDay = ['morning', 'afternoon'] as const
export const weekTimes = ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) =>
  partsOfDay.map((part) => `${weekday}-${part}` as const),
)
/** A morning or afternoon of every week, as a class says when it could come. */
export type WeekTime = (typeof weekTimes)[number]

export const states = [
  'asked',
  'waiting',
  'offered',
  'confirmed',
  'attended',
  'absent',
  'declined',
  'withdrawn',
  'lapsed',
] as const
/** Where one wish of a class stands. What may follow what is the table of `rules/life.ts`. */
export type State = (typeof states)[number]

/** Who gives the dates of a visit: its house class by class, its house at once, or a planner over all classes. */
export const ways = ['host', 'auto', 'planner'] as const
export type Way = (typeof ways)[number]

/** One kind of visit a house makes for classes. */
export interface VisitPath {
  readonly id: Id
  readonly hostId: Id
  readonly title: string
  readonly theme: string | null
  readonly grades: readonly string[]
  readonly place: string
  readonly point: Point | null
  readonly way: Way
  readonly state: 'open' | 'closed'
  /** May a class come twice, on two dates or in two halves? */
  readonly twice: boolean
}

/** One date of a visit. */
export interface VisitSlot {
  readonly id: Id
  readonly pathId: Id
  readonly fallsOn: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly timeZone: string
  readonly seats: number
  /** Held or given. */
  readonly taken: number
  readonly state: 'open' | 'cancelled'
}

/** A day without visits, for one school or house or (null) for all; at one place, or (null) everywhere. */
export interface BlockedDay {
  readonly organisationId: Id | null
  readonly place: string | null
  readonly fallsOn: Day
}

/** What holds for all visits that one form asked for one class. */
export interface Booking {
  readonly id: Id
  readonly groupId: Id
  readonly schoolId: Id
  readonly pupils: number
  readonly adults: number
  readonly grade: string
  readonly needs: readonly string[]
  /** Null: erased since. */
  readonly madeBy: Id | null
  readonly keptBy: Id | null
  readonly madeAt: Instant
  readonly request: Id
}

/** When a class could come, and when it would rather. */
export interface Times {
  /** Single days, at any of their hours. */
  readonly possibleOn: readonly Day[]
  readonly ratherOn: readonly Day[]
  /** Weeks on end, also for dates that a house adds later. */
  readonly possibleTimes: readonly WeekTime[]
  readonly ratherTimes: readonly WeekTime[]
  /** Days whose dates did not suit, though their weekday does. */
  readonly refusedOn: readonly Day[]
  /** On every day: no earlier, and over by then. */
  readonly notBefore: WallTime | null
  readonly overBy: WallTime | null
}

/** One visit a class asks for. */
export interface Ask extends Times {
  readonly id: Id
  readonly bookingId: Id
  readonly pathId: Id
  /** The first or the second of its kind in one booking. */
  readonly turn: 1 | 2
  /** Of a class in two halves, what this one brings; null: the whole class. */
  readonly half: number | null
  readonly state: State
  readonly step: number
  readonly changedAt: Instant
  readonly inLine: number
  readonly heldUntil: Instant | null
  /** When it got the date it has or had. */
  readonly givenAt: Instant | null
  readonly reason: string | null
  /** Dates held while it is offered; the one that was given. */
  readonly slotIds: readonly Id[]
  /** Of a half, with the pupils of that half. */
  readonly booking: Booking
}

/** `visits` in an ecosystem's settings. */
export const visitsSettings = z.object({
  /** How long a date is held for whoever is next, or to whom another time is offered; never past the beginning. */
  holdHours: z.int().min(1).max(336).default(72),
  /** How long a courier may hold dates for a class that has none. */
  courierHoldDays: z.int().min(1).max(30).default(5),
  /** At most so many classes of a school are away on one day. */
  awayADay: z.int().min(1).max(20).default(2),
  /** As how many minutes of travel a visit on another day than the class would rather have counts. */
  otherDayMinutes: z.int().min(0).max(240).default(15),
  /** How fast a class with its adults gets there, waiting included. An estimate, and shown as one. */
  kilometresAnHour: z.number().min(1).max(100).default(15),
  /** Taken where nobody knows where the school is. */
  unknownWayMinutes: z.int().min(0).max(600).default(45),
  /** For all stages of a plan together. */
  planSeconds: z.int().min(1).max(300).default(20),
})
export type VisitsSettings = z.output<typeof visitsSettings>

export interface Note {
  readonly id: Id
  readonly groupId: Id
  readonly schoolId: Id
  readonly kind: 'note' | 'letter'
  readonly words: string
  readonly nextOn: Day | null
  readonly doneOn: Day | null
  /** When whoever keeps it was told that its day has come. */
  readonly toldOn: Day | null
  readonly writtenBy: Id | null
  readonly keptBy: Id | null
  readonly writtenAt: Instant
}

export const visitsEvents = [
  'visits.path-made',
  'visits.path-changed',
  'visits.dates-added',
  'visits.seats-changed',
  'visits.date-cancelled',
  'visits.day-blocked',
  'visits.day-unblocked',
  'visits.asked',
  'visits.waiting',
  'visits.offered',
  'visits.confirmed',
  'visits.attended',
  'visits.absent',
  'visits.declined',
  'visits.withdrawn',
  'visits.lapsed',
  'visits.plan-started',
  'visits.plan-confirmed',
  'visits.plan-dropped',
  'visits.note-written',
  'visits.note-due',
  'visits.note-done',
  'visits.taken-over',
] as const

export const visitsRefusals = [
  'visits.not-here',
  'visits.not-yours',
  'visits.closed',
  'visits.begun',
  'visits.not-over',
  'visits.form-malformed',
  'visits.already-asked',
  'visits.once-only',
  'visits.class-over',
  'visits.not-for-this-grade',
  'visits.too-large',
  'visits.no-seats-left',
  'visits.day-blocked',
  'visits.class-away',
  'visits.more-taken',
  'visits.offer-lapsed',
  'visits.not-from-here',
  'visits.reason-missing',
  'visits.nothing-to-plan',
  'visits.not-planned-here',
  'visits.plan-not-ready',
  'visits.plan-out-of-date',
  'visits.plan-running',
] as const
export type VisitsRefusal = (typeof visitsRefusals)[number]
