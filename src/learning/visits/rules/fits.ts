import type { Instant, Day } from '#kernel/instant.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Ask, BlockedDay, Booking, VisitPath, VisitSlot, VisitsRefusal } from '../words.ts'

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

/** Dates the class could take among these, those it would rather have first, then the next first. */
export const datesFor = (
  ask: Comers & Pick<Ask, 'possibleOn' | 'ratherOn'>,
  slots: readonly VisitSlot[],
  around: Around,
) =>
  slots
    .filter((slot) => ask.possibleOn.includes(slot.fallsOn) && mayCome(ask, slot, around).ok)
    .toSorted(
      (one, other) =>
        Number(ask.ratherOn.includes(other.fallsOn)) - Number(ask.ratherOn.includes(one.fallsOn)) ||
        one.startsAt - other.startsAt ||
        (one.id < other.id ? -1 : 1),
    )
