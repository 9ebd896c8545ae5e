import { addDays, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Session } from '#learning/catalogue'
import { expandRule } from '#standards/recurrence/expand-rule.ts'
import { instantOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { DayOfSession } from '../words-for-pages.ts'
import type { ParticipationRefusal } from '../words.ts'

/** How far a host sees days to open. */
const seenAhead = 400

/**
 * The days of a session from one day on, in order. What ends before it begins ends on the next day.
 * @refuses days-not-stated (a span) · times-not-stated
 */
export function daysOfSession(
  { when, timeZone }: Pick<Session, 'when' | 'timeZone'>,
  from: Day,
): Result<DayOfSession[], ParticipationRefusal> {
  if (when.form === 'span') return refuse('participation.days-not-stated')
  const clock = zoneClock(timeZone)
  const { startTime, endTime } = when
  if (startTime === null || endTime === null || clock === null) return refuse('participation.times-not-stated')
  const on = (first: Day, last: Day): DayOfSession => {
    const startsAt = instantOf(first, startTime, clock)
    const endsAt = instantOf(last, endTime, clock)
    return {
      fallsOn: first,
      startsAt,
      endsAt: endsAt < startsAt ? instantOf(addDays(last, 1), endTime, clock) : endsAt,
    }
  }
  if (when.form === 'dated') return accept(when.endOn < from ? [] : [on(when.startOn, when.endOn)])
  const expanded = expandRule({ ...when, timeZone }, { from, to: addDays(from, seenAhead) })
  return expanded.ok ? accept(expanded.value.days.map((day) => on(day, day))) : refuse('participation.days-not-stated')
}
