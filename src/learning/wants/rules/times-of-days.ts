import { weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import { seasons, type Season, type WantedTime, type WantsSettings } from '../words.ts'

/** The season a day is in, by the months in which the place's seasons begin. */
export function seasonOf(day: Day, begin: WantsSettings['seasonsBegin']): Season {
  const month = Number(day.slice(5, 7))
  const since = (season: Season): number => (month - begin[season] + 12) % 12
  return seasons.reduce((found, season) => (since(season) < since(found) ? season : found))
}

const noon = '12:00'
const evening = '17:00'

/**
 * Which of the times one can wish for a day is in. A day on which its beginning is not stated is in any of its day's times.
 * @param isDayOff a school holiday
 */
export function timesOfDay(day: Day, startTime: WallTime | null, isDayOff: boolean): WantedTime[] {
  const weekday = weekdayOf(day)
  const holidays: WantedTime[] = isDayOff ? ['holidays'] : []
  if (weekday === 6) return ['saturdays', ...holidays]
  if (weekday === 7) return ['sundays', ...holidays]
  if (startTime === null) return ['weekday-mornings', 'weekday-afternoons', 'weekday-evenings', ...holidays]
  const part = startTime < noon ? 'weekday-mornings' : startTime < evening ? 'weekday-afternoons' : 'weekday-evenings'
  return [part, ...holidays]
}
