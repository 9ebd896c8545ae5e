import { weekdayOf, type Day, type Instant } from '#kernel/instant.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { BlockedDay, Booking, Times, VisitPath, VisitSlot, VisitsRefusal, WeekTime } from '../words.ts'

/** What of a class decides where it fits. */
export interface Comers {
  readonly booking: Pick<Booking, 'pupils' | 'adults' | 'grade' | 'schoolId'>
}

/** Pupils and their adults: whoever comes sits somewhere. */
export const seatsOf = ({ pupils, adults }: Pick<Booking, 'pupils' | 'adults'>): number => pupils + adults

/** "3" is "3", and " 3 " too; a place writes its grades as it likes. */
const gradeOf = (written: string): string => written.trim().toLowerCase()
export const isForGrade = ({ grades }: Pick<VisitPath, 'grades'>, grade: string): boolean =>
  grades.some((one) => gradeOf(one) === gradeOf(grade))

/** Of one kind of visit and one moment, what else decides whether a class may come on a date. */
export interface Around {
  readonly path: VisitPath
  readonly blocked: readonly BlockedDay[]
  /** Days on which this class has a visit, or one is held for it. */
  readonly awayOn: readonly Day[]
  readonly now: Instant
}

/**
 * Law: a whole class sits on one date, of its grade, on no blocked day, and on no day on which it is away already.
 * @refuses closed · begun · not-for-this-grade · no-seats-left · day-blocked · class-away
 */
export function mayCome(
  { booking }: Comers,
  slot: VisitSlot,
  { path, blocked, awayOn, now }: Around,
): Result<null, VisitsRefusal> {
  if (slot.state === 'cancelled') return refuse('visits.closed')
  if (slot.startsAt <= now) return refuse('visits.begun')
  if (!isForGrade(path, booking.grade)) return refuse('visits.not-for-this-grade')
  if (slot.seats - slot.taken < seatsOf(booking))
    return refuse('visits.no-seats-left', { left: slot.seats - slot.taken, needed: seatsOf(booking) })
  if (isBlocked(slot.fallsOn, { schoolId: booking.schoolId, path }, blocked)) return refuse('visits.day-blocked')
  return awayOn.includes(slot.fallsOn) ? refuse('visits.class-away') : accept(null)
}

/** A kind of visit by what can be blocked of it. */
export type Blockable = Pick<VisitPath, 'hostId' | 'place'>

/** Whether a day holds no visit of this kind: for all, for its house, at its place, or (where one is named) for the school. */
export const isBlocked = (
  on: Day,
  { schoolId = null, path }: { readonly schoolId?: string | null; readonly path: Blockable },
  blocked: readonly BlockedDay[],
): boolean =>
  blocked.some(
    (one) =>
      one.fallsOn === on &&
      (one.organisationId === null || one.organisationId === schoolId || one.organisationId === path.hostId) &&
      (one.place === null || foldName(one.place) === foldName(path.place)),
  )

/** When a date begins and ends on the wall of its place. */
type Date = Pick<VisitSlot, 'fallsOn' | 'startsAt' | 'endsAt' | 'timeZone'>

/** The morning or afternoon of the week in which a date begins. */
export function weekTimeOf({ fallsOn, startsAt, timeZone }: Omit<Date, 'endsAt'>): WeekTime {
  const part = wallOf(startsAt, zoneClock(timeZone)!).time < '12:00' ? 'morning' : 'afternoon'
  return `${weekdayOf(fallsOn)}-${part}` as WeekTime
}

/** Law: a date suits a class on a day it named, or in a time of the week it named and did not refuse; within its hours on both. */
export function suits(times: Times, slot: Date): boolean {
  const { possibleOn, possibleTimes, refusedOn, notBefore, overBy } = times
  const isNamed = possibleOn.includes(slot.fallsOn)
  if (!isNamed && (refusedOn.includes(slot.fallsOn) || !possibleTimes.includes(weekTimeOf(slot)))) return false
  const clock = zoneClock(slot.timeZone)!
  if (notBefore !== null && wallOf(slot.startsAt, clock).time < notBefore) return false
  const end = wallOf(slot.endsAt, clock)
  return overBy === null || (end.on === slot.fallsOn && end.time <= overBy)
}

/** Whether a date is one of those it would rather have. */
export const isRather = ({ ratherOn, ratherTimes }: Times, slot: Date): boolean =>
  ratherOn.includes(slot.fallsOn) || ratherTimes.includes(weekTimeOf(slot))

/** Dates the class could take among these, those it would rather have first, then the next first. */
export const datesFor = (ask: Comers & Times, slots: readonly VisitSlot[], around: Around) =>
  slots
    .filter((slot) => suits(ask, slot) && mayCome(ask, slot, around).ok)
    .toSorted(
      (one, other) =>
        Number(isRather(ask, other)) - Number(isRather(ask, one)) ||
        one.startsAt - other.startsAt ||
        (one.id < other.id ? -1 : 1),
    )
