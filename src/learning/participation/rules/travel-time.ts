import { metresBetween, type Point } from '#kernel/place.ts'
import type { ParticipationSettings } from '../words.ts'

/**
 * Minutes from the middle of one part of town to a place, one way, in steps of five: an estimate by distance alone. No
 * timetable and no address is asked.
 */
export function travelMinutes(
  from: Point,
  to: Point,
  { metresAMinute, waitMinutes }: ParticipationSettings['travel'],
): number {
  // Streets are no straight lines.
  const minutes = waitMinutes + (metresBetween(from, to) * 1.3) / metresAMinute
  return Math.max(5, Math.ceil(minutes / 5) * 5)
}
