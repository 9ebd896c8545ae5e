import { addDays, instant, type Day } from '#kernel/instant.ts'
import { instantOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { BlockedDay, VisitSlot } from '../words.ts'
import type { DatesForm } from '../words-of-forms.ts'
import { isBlocked, type Blockable } from './fits.ts'

type Date = Pick<VisitSlot, 'fallsOn' | 'startsAt' | 'endsAt'>

/** The dates one form means, week by week; ten o'clock stays ten o'clock, and a blocked day is left out. */
export function datesOf(
  { firstOn, from, minutes, times, every }: DatesForm,
  timeZone: string,
  { path, blocked }: { readonly path: Blockable; readonly blocked: readonly BlockedDay[] },
): { readonly dates: readonly Date[]; readonly leftOut: readonly Day[] } {
  const clock = zoneClock(timeZone)!
  const days = Array.from({ length: times }, (_, week) => addDays(firstOn, 7 * every * week))
  const free = days.filter((on) => !isBlocked(on, { path }, blocked))
  return {
    dates: free.map((fallsOn) => {
      const startsAt = instantOf(fallsOn, from, clock)
      return { fallsOn, startsAt, endsAt: instant(startsAt + minutes * 60_000) }
    }),
    leftOut: days.filter((on) => !free.includes(on)),
  }
}
