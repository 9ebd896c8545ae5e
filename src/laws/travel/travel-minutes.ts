import { metresBetween, type Point } from '#kernel/place.ts'

/** How somebody is on their way: waiting in minutes, once a way; pace in metres of street a minute. */
export interface Travelling {
  readonly waitMinutes: number
  readonly metresAMinute: number
}

/**
 * Streets are no straight lines. On the roads of most countries the way is 1.2 to 1.4 times the straight line
 * (Ballou, Rahardja and Sakai, Transportation Research A 36, 2002: United States 1.20, Germany 1.32).
 */
const detour = 1.3

/** An adult walks 75 to 90 metres a minute (Bohannon, Age and Ageing 26, 1997); with a child rather the slower. */
const onFoot: Travelling = { waitMinutes: 0, metresAMinute: 75 }

/** Nobody with a child walks further, metres of street. */
const furthestWalk = 3_000
/** Beyond that a distance says nothing about a journey, metres of street. */
const furthestRide = 60_000

const streetMetres = (from: Point, to: Point): number => metresBetween(from, to) * detour

/** Minutes over so many metres of street, to the fraction. */
const minutesOver = (metres: number, { waitMinutes, metresAMinute }: Travelling): number =>
  waitMinutes + metres / metresAMinute

/** As an estimate is said: in fives, and rather too long, for who believes a short one comes late. */
const inFives = (minutes: number): number => Math.max(5, Math.ceil(minutes / 5) * 5)

/**
 * How long one way takes, estimated from the straight line alone: no timetable, no address, nobody's position. The same
 * both ways, never shorter when it is farther.
 * @param from,to WGS 84 degrees
 * @returns minutes to the fraction, never negative; null where nobody knows one of the ends
 */
export const travelMinutes = (from: Point | null, to: Point | null, by: Travelling): number | null =>
  from === null || to === null ? null : minutesOver(streetMetres(from, to), by)

export interface FamilyTravel {
  /** Of street. */
  readonly metres: number
  /** In fives; null: too far to walk. */
  readonly walkMinutes: number | null
  /** In fives. */
  readonly rideMinutes: number
}

/**
 * The way of a family, by every means it has, as it is said to them.
 * @param by how fast one rides in this city
 * @returns null: too far for a distance to say anything
 */
export function familyTravel(from: Point, to: Point, by: Travelling): FamilyTravel | null {
  const metres = streetMetres(from, to)
  if (metres > furthestRide) return null
  return {
    metres,
    walkMinutes: metres <= furthestWalk ? inFives(minutesOver(metres, onFoot)) : null,
    rideMinutes: rideMinutes(from, to, by),
  }
}

/** Minutes of a ride in fives, however far: what a check of the way is held against. */
export const rideMinutes = (from: Point, to: Point, by: Travelling): number =>
  inFives(minutesOver(streetMetres(from, to), by))
