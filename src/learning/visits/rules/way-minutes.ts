import { metresBetween, type Point } from '#kernel/place.ts'
import type { VisitsSettings } from '../words.ts'

/** Roads go round corners; taken from the straight line, as planners of school ways do. */
const detour = 1.3

/**
 * How long a class is on its way, estimated from the straight line and never from a timetable.
 * @returns whole minutes; null where nobody knows where the school or the visit is
 */
export const wayMinutes = (
  school: Point | null,
  place: Point | null,
  { kilometresAnHour }: Pick<VisitsSettings, 'kilometresAnHour'>,
): number | null =>
  school === null || place === null
    ? null
    : Math.round((metresBetween(school, place) * detour * 60) / (kilometresAnHour * 1_000))
