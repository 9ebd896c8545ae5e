import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { ClassPlan, PlanFile, SchoolClass, Slot, Way } from '#laws/class-planner/words.ts'
import type { PlanFacts, PlanOutcome } from '../words-of-plans.ts'
import type { Ask, BlockedDay, VisitsSettings } from '../words.ts'
import { isBlocked, isForGrade, isRather, seatsOf, suits } from './fits.ts'

export interface PlanRoom extends PlanFacts {
  readonly blocked: readonly BlockedDay[]
  /** Days on which a class of a school is away already: the plan adds none on them. */
  readonly awayOn: readonly { readonly schoolId: Id; readonly on: Day }[]
  /** From a school to a place, by their keys; null: nobody knows. */
  readonly minutes: (schoolId: Id, pathId: Id) => number | null
  readonly settings: VisitsSettings
}

/** Wishes of one form that say the same times are one row to the planner; the second visit of a kind is another. */
const classKey = ({ bookingId, turn, possibleOn, ratherOn, refusedOn }: Ask): string =>
  JSON.stringify([bookingId, turn, possibleOn, ratherOn, refusedOn])

/**
 * What the planner is given: a row a form and its times, a slot a date with the seats still free. What is blocked for all, for a
 * house or at a place is taken from the dates; a school’s own days go along.
 */
export function planFileOf(room: PlanRoom): PlanFile {
  const { paths, slots, asks, blocked, awayOn, minutes, settings } = room
  const byKey = Map.groupBy(asks, classKey)
  const pathOf = new Map(paths.map((path) => [path.id, path]))
  const grades = [...new Set(asks.map(({ booking }) => booking.grade))]
  const open = slots.filter(
    ({ state, pathId, fallsOn }) => state === 'open' && !isBlocked(fallsOn, { path: pathOf.get(pathId)! }, blocked),
  )
  const classes = [...byKey].map(([key, own]): SchoolClass => {
    const { booking } = own[0]!
    const could = open.filter((slot) => suits(own[0]!, slot))
    const possibleOn = [...new Set(could.map(({ fallsOn }) => fallsOn))]
    const onThose = open.filter(({ fallsOn }) => possibleOn.includes(fallsOn))
    return {
      id: key,
      goesAs: booking.groupId,
      school: booking.schoolId,
      size: seatsOf(booking),
      grade: booking.grade,
      paths: own.map(({ pathId }) => pathId),
      possibleOn,
      ratherOn: [],
      notIn: onThose.filter((slot) => !could.includes(slot)).map(({ id }) => id),
      ratherIn: could.filter((slot) => isRather(own[0]!, slot)).map(({ id }) => id),
    }
  })
  const schools = [...new Set(classes.map(({ school }) => school as Id))]
  return {
    classes,
    // A path is its own place: two houses at one address are as far from a school.
    slots: open.map(({ id, pathId, fallsOn, seats, taken }): Slot => ({
      id,
      path: pathId,
      on: fallsOn,
      seats: seats - taken,
      grades: grades.filter((grade) => isForGrade(pathOf.get(pathId)!, grade)),
      place: pathId,
    })),
    ways: schools.flatMap((school) =>
      paths.map(({ id }): Way => ({
        school,
        place: id,
        minutes: minutes(school, id) ?? settings.unknownWayMinutes,
      })),
    ),
    blocked: [
      ...blocked
        .filter(({ organisationId }) => organisationId !== null && schools.includes(organisationId))
        .map(({ organisationId, fallsOn }) => ({ on: fallsOn, school: organisationId })),
      ...awayOn.map(({ schoolId, on }) => ({ on, school: schoolId })),
    ],
    awayADay: settings.awayADay,
    otherDayMinutes: settings.otherDayMinutes,
  }
}

/** The planner’s words back into ours: which wish got which date, and what stood in the way of the others. */
export function outcomeOf(
  { asks }: Pick<PlanFacts, 'asks'>,
  { plan, simple, seconds }: { readonly plan: ClassPlan; readonly simple: ClassPlan; readonly seconds: number },
): PlanOutcome {
  const askOf = new Map(asks.map((ask) => [JSON.stringify([classKey(ask), ask.pathId]), ask]))
  const ask = (key: string, path: string): Ask => askOf.get(JSON.stringify([key, path]))!
  const visits = plan.visits.map((visit) => ({ askId: ask(visit.class, visit.path).id as string, slotId: visit.slot }))
  const notGiven = plan.notGiven.map((one) => {
    const count = (because: string): number => one.inTheWay.filter((way) => way.because === because).length
    return {
      askId: ask(one.class, one.path).id as string,
      because: one.because,
      noSeats: count('no-seats-left'),
      schoolAway: count('school-away'),
      classAway: count('class-away'),
    }
  })
  const gap = plan.stages.find(({ stage }) => stage === 'most')?.gap ?? null
  return { visits, notGiven, worth: plan.worth, greedy: simple.worth, gap, seconds }
}
