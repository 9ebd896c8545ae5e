import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { ClassPlan, PlanFile, SchoolClass, Slot, Way } from '#laws/class-planner/words.ts'
import type { PlanFacts, PlanOutcome } from '../words-of-plans.ts'
import type { Ask, BlockedDay, VisitsSettings } from '../words.ts'
import { isBlocked, isForGrade, seatsOf } from './fits.ts'

export interface PlanRoom extends PlanFacts {
  readonly blocked: readonly BlockedDay[]
  /** Days on which a class of a school is away already: the plan adds none on them. */
  readonly awayOn: readonly { readonly schoolId: Id; readonly on: Day }[]
  /** From a school to a place, by their keys; null: nobody knows. */
  readonly minutes: (schoolId: Id, pathId: Id) => number | null
  readonly settings: VisitsSettings
}

/** Wishes of one form that say the same days are one class to the planner, so that it goes once a day. */
const classKey = ({ bookingId, possibleOn, ratherOn }: Ask): string => JSON.stringify([bookingId, possibleOn, ratherOn])

/**
 * What the planner is given: a class a form and its days, a slot a date with the seats still free. What is blocked for all, for a
 * house or at a place is taken from the dates; a school’s own days go along.
 */
export function planFileOf(room: PlanRoom): PlanFile {
  const { paths, slots, asks, blocked, awayOn, minutes, settings } = room
  const byKey = Map.groupBy(asks, classKey)
  const pathOf = new Map(paths.map((path) => [path.id, path]))
  const grades = [...new Set(asks.map(({ booking }) => booking.grade))]
  const classes = [...byKey].map(([key, own]): SchoolClass => {
    const { booking, possibleOn, ratherOn } = own[0]!
    return {
      id: key,
      school: booking.schoolId,
      size: seatsOf(booking),
      grade: booking.grade,
      paths: own.map(({ pathId }) => pathId),
      possibleOn,
      ratherOn,
    }
  })
  const open = slots.filter(
    ({ state, pathId, fallsOn }) => state === 'open' && !isBlocked(fallsOn, { path: pathOf.get(pathId)! }, blocked),
  )
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
  { asks, slots }: PlanFacts,
  { plan, simple, seconds }: { readonly plan: ClassPlan; readonly simple: ClassPlan; readonly seconds: number },
): PlanOutcome {
  const askOf = new Map(asks.map((ask) => [JSON.stringify([classKey(ask), ask.pathId]), ask]))
  const ask = (key: string, path: string): Ask => askOf.get(JSON.stringify([key, path]))!
  const dayOf = new Map(slots.map(({ id, fallsOn }) => [id as string, fallsOn]))
  const goes = new Set<string>()
  const twice: PlanOutcome['notGiven'] = []
  const visits = plan.visits.flatMap((visit) => {
    const { id, booking } = ask(visit.class, visit.path)
    const key = `${booking.groupId} ${dayOf.get(visit.slot)}`
    // One class that asked by two forms is two to the planner: it still goes once a day.
    if (goes.has(key)) {
      twice.push({ askId: id, because: 'given-to-others', noSeats: 0, schoolAway: 0, classAway: 1 })
      return []
    }
    goes.add(key)
    return [{ askId: id as string, slotId: visit.slot }]
  })
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
  return { visits, notGiven: [...notGiven, ...twice], worth: plan.worth, greedy: simple.worth, gap, seconds }
}
