import { addDays, type Instant } from '#kernel/instant.ts'
import { instantOf, wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { Quiet } from '../words.ts'

/**
 * Nobody is woken: when may it go out? By the wall clock of the place, so a night keeps its ends when clocks change; an
 * end in the hour that is skipped is read an hour later.
 * @returns `at` itself outside the quiet hours, else their end
 */
export function quietUntil(at: Instant, { from, until }: Quiet, timeZone: string): Instant {
  if (from === until) return at
  const clock = zoneClock(timeZone) ?? zoneClock('UTC')!
  const { on } = wallOf(at, clock)
  // The night that began yesterday may still last, and that of today may have begun.
  for (const day of [addDays(on, -1), on]) {
    const begins = instantOf(day, from, clock)
    const ends = instantOf(from < until ? day : addDays(day, 1), until, clock)
    if (begins <= at && at < ends) return ends
  }
  return at
}
