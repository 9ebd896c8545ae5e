import { Temporal } from 'temporal-polyfill'
import { dayNumber, instant, type Day, type Instant, type WallTime } from '#kernel/instant.ts'

/** An IANA zone's clock: from each moment on, so many milliseconds are added to UTC. Built once a zone, then searched. */
export interface ZoneClock {
  readonly name: string
  readonly since: Float64Array
  readonly offset: Float64Array
}

const millisecondsInDay = 86_400_000
const firstYear = 1970
const lastYear = 2060

const clocks = new Map<string, ZoneClock | null>()
/** Names come from feeds: a hostile one must not fill the memory. */
const mostNamesKept = 1_000

/** The clock of `Europe/Berlin`, `America/Bogota`, `UTC`…; null: no such zone. Offsets like `+02:00` are none. */
export function zoneClock(name: string): ZoneClock | null {
  const known = clocks.get(name)
  if (known !== undefined) return known
  const made = /^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name) ? clockOf(name) : null
  if (clocks.size < mostNamesKept) clocks.set(name, made)
  return made
}

export const isTimeZone = (name: string): boolean => zoneClock(name) !== null

function clockOf(name: string): ZoneClock | null {
  let at: Temporal.ZonedDateTime | null
  try {
    at = Temporal.ZonedDateTime.from({ timeZone: name, year: firstYear, month: 1, day: 1 })
  } catch {
    return null
  }
  const since = [-Infinity]
  const offset = [at.offsetNanoseconds / 1e6]
  while ((at = at.getTimeZoneTransition('next')) !== null && at.year < lastYear) {
    since.push(at.epochMilliseconds)
    offset.push(at.offsetNanoseconds / 1e6)
  }
  return { name, since: Float64Array.from(since), offset: Float64Array.from(offset) }
}

/** Index of the rule in force at a moment. */
function ruleAt(clock: ZoneClock, at: number): number {
  let low = 0
  let high = clock.since.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (clock.since[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}

export const offsetAt = (clock: ZoneClock, at: number): number => clock.offset[ruleAt(clock, at)]!

/**
 * The moment a clock on the wall shows this. In the hour that is skipped in spring, the later reading (02:30 becomes
 * 03:30); in the hour that comes twice in autumn, the first (RFC 5545, section 3.3.5).
 */
export function instantOf(day: Day, time: WallTime, clock: ZoneClock): Instant {
  const wall = dayNumber(day) * millisecondsInDay + minutesOf(time) * 60_000
  const before = offsetAt(clock, wall - millisecondsInDay)
  const after = offsetAt(clock, wall + millisecondsInDay)
  // With the offset of before the change: right before it, in the hour that comes twice, and for the skipped hour.
  const first = wall - before
  if (before === after) return instant(first)
  return instant(offsetAt(clock, first) === before || isSkipped(clock, wall, before, after) ? first : wall - after)
}

const isSkipped = (clock: ZoneClock, wall: number, before: number, after: number): boolean =>
  offsetAt(clock, wall - before) === after && offsetAt(clock, wall - after) === before

const minutesOf = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** What the wall shows at a moment: the day and the time to the minute. */
export function wallOf(at: Instant | number, clock: ZoneClock): { readonly on: Day; readonly time: WallTime } {
  const text = new Date(at + offsetAt(clock, at)).toISOString()
  return { on: text.slice(0, 10) as Day, time: text.slice(11, 16) as WallTime }
}
