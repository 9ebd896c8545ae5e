import { addDays, dayIn, instant, type Instant, type WallTime } from '#kernel/instant.ts'
import { instantOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { Choices, Lead } from '../words.ts'

/** A place somebody has on a day that is to come. */
export interface ToRemindOf {
  readonly startsAt: Instant
  readonly timeZone: string
  /** Since when it stands as it does. Whoever takes a place this afternoon knows of tomorrow. */
  readonly since: Instant
}

/**
 * When each reminder is due. The day before is a day of the calendar and an hour of the clock on the wall: over a change
 * of clocks it is 23 or 25 hours. Hours before are hours.
 */
export function momentsOf(
  { startsAt, timeZone }: Pick<ToRemindOf, 'startsAt' | 'timeZone'>,
  { dayBefore, hoursBefore }: Pick<Choices, 'dayBefore' | 'hoursBefore'>,
  dayBeforeAt: WallTime,
): Partial<Readonly<Record<Lead, Instant>>> {
  const clock = zoneClock(timeZone) ?? zoneClock('UTC')!
  return {
    ...(dayBefore ? { day: instantOf(addDays(dayIn(timeZone, startsAt), -1), dayBeforeAt, clock) } : {}),
    ...(hoursBefore > 0 ? { hours: instant(startsAt - hoursBefore * 3_600_000) } : {}),
  }
}

/**
 * Which one reminder is to be sent now, if any. Where a worker was away, or the clock jumped, only the last that is due:
 * nobody is told twice in a minute. Nothing is sent once it has begun, nor what was due before the place was taken.
 * @param sent what was sent of this beginning already; whatever came before it is too late
 */
export function reminderDue(
  about: ToRemindOf,
  choices: Pick<Choices, 'dayBefore' | 'hoursBefore'>,
  dayBeforeAt: WallTime,
  sent: ReadonlySet<Lead>,
  now: Instant,
): Lead | null {
  if (about.startsAt <= now) return null
  const due = Object.entries(momentsOf(about, choices, dayBeforeAt)) as [Lead, Instant][]
  const [last] = due.filter(([, at]) => at <= now && at > about.since).toSorted(([, a], [, b]) => b - a)
  if (last === undefined) return null
  const [lead, at] = last
  const isTold = due.some(([one, when]) => sent.has(one) && when >= at)
  return isTold ? null : lead
}
