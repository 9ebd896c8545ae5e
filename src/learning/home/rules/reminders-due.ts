import { addDays, dayIn, instant, type Instant, type WallTime } from '#kernel/instant.ts'
import { instantOf, wallOf, zoneClock, type ZoneClock } from '#standards/recurrence/time-zone.ts'
import type { Choices, Lead } from '../words.ts'

/** A place somebody has on a day that is to come. */
export interface ToRemindOf {
  readonly startsAt: Instant
  readonly timeZone: string
  /** Since when it stands as it does. Whoever takes a place this afternoon knows of tomorrow. */
  readonly since: Instant
}

export interface Habits extends Pick<Choices, 'dayBefore' | 'hoursBefore'> {
  /** At this hour of the day before. */
  readonly dayBeforeAt: WallTime
  /** When nobody is woken. */
  readonly quiet: { readonly from: WallTime; readonly until: WallTime }
}

/** Before a night in which nothing is sent there is still an hour to read it in. */
const hour = 3_600_000

/**
 * When each reminder is due. The day before is a day of the calendar and an hour of the clock on the wall: over a change
 * of clocks it is 23 or 25 hours. Hours before are hours; where the quiet of the night would hold them until it has begun,
 * they come an hour before that night.
 */
export function momentsOf(
  { startsAt, timeZone }: Pick<ToRemindOf, 'startsAt' | 'timeZone'>,
  { dayBefore, hoursBefore, dayBeforeAt, quiet }: Habits,
): Partial<Readonly<Record<Lead, Instant>>> {
  const clock = zoneClock(timeZone) ?? zoneClock('UTC')!
  const early = instant(startsAt - hoursBefore * hour)
  const night = hoursBefore > 0 ? nightAround(early, quiet, clock) : null
  return {
    ...(dayBefore ? { day: instantOf(addDays(dayIn(timeZone, startsAt), -1), dayBeforeAt, clock) } : {}),
    ...(hoursBefore > 0 ? { hours: night && night.ends >= startsAt ? instant(night.begins - hour) : early } : {}),
  }
}

/** The quiet stretch a moment falls into; null: nobody sleeps then. */
function nightAround(
  at: Instant,
  { from, until }: Habits['quiet'],
  clock: ZoneClock,
): { readonly begins: Instant; readonly ends: Instant } | null {
  if (from === until) return null
  const { on } = wallOf(at, clock)
  for (const day of [addDays(on, -1), on]) {
    const begins = instantOf(day, from, clock)
    const ends = instantOf(from < until ? day : addDays(day, 1), until, clock)
    if (begins <= at && at < ends) return { begins, ends }
  }
  return null
}

/**
 * Which one reminder is to be sent now, if any. Where a worker was away, or the clock jumped, only the last that is due:
 * nobody is told twice in a minute. Nothing is sent once it has begun, nor what was due before the place was taken.
 * @param sent what was sent of this beginning already; what was due before that is not sent after it
 */
export function reminderDue(about: ToRemindOf, habits: Habits, sent: ReadonlySet<Lead>, now: Instant): Lead | null {
  if (about.startsAt <= now) return null
  const due = Object.entries(momentsOf(about, habits)) as [Lead, Instant][]
  const [last] = due.filter(([, at]) => at <= now && at > about.since).toSorted(([, a], [, b]) => b - a)
  if (last === undefined) return null
  const isTold = due.some(([lead, at]) => sent.has(lead) && at >= last[1])
  return isTold ? null : last[0]
}
