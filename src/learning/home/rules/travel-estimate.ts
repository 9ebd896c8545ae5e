import { metresBetween, type Point } from '#kernel/place.ts'

/** Streets are not straight: ways are about a third longer than the distance. */
const detour = 1.3
/** Metres a minute. */
const walking = 75
const riding = 280
/** Waiting for a bus and walking to it, minutes. */
const waiting = 12
/** Nobody with a child walks further, metres. */
const furthestWalk = 3_000
/** Beyond that a distance says nothing about a journey, metres. */
const furthestRide = 60_000

export interface TravelEstimate {
  readonly metres: number
  /** Null: too far to walk. */
  readonly walkMinutes: number | null
  readonly rideMinutes: number
}

/**
 * How long it takes, guessed from the distance alone: no timetable, no position of anybody.
 * @returns minutes in steps of five; null: too far to guess
 */
export function travelEstimate(from: Point, to: Point): TravelEstimate | null {
  const metres = metresBetween(from, to) * detour
  if (metres > furthestRide) return null
  const inFives = (minutes: number): number => Math.max(5, Math.round(minutes / 5) * 5)
  return {
    metres,
    walkMinutes: metres <= furthestWalk ? inFives(metres / walking) : null,
    rideMinutes: inFives(waiting + metres / riding),
  }
}
