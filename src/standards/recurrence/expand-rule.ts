import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { dayNumber, type Day, type WallTime } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { countDays } from './count-days.ts'
import { parseRule, type RecurrenceRefusal, type Rule } from './parse-rule.ts'
import { wallOf, zoneClock, instantOf } from './time-zone.ts'

/** Bounds of one expansion; a rule that needs more work than this is refused, not tried to the end. */
export const limitsOfRecurrence = {
  occurrences: 1_000,
  years: 60,
  counted: 1_000,
  iterations: 20_000,
  candidates: 200_000,
} as const

export interface Recurring {
  readonly rule: string
  readonly startOn: Day
  /** Wall time in the zone; null when no time was stated. Matters only for an UNTIL that names a moment. */
  readonly startTime: WallTime | null
  /** IANA zone of the venue. */
  readonly timeZone: string
  readonly except: readonly Day[]
}

export interface Window {
  /** First and last day wanted, both within. */
  readonly from: Day
  readonly to: Day
  readonly most?: number
}

export interface Expanded {
  /** In order, each once. The wall time is the same on every one of them, whatever daylight saving does. */
  readonly days: readonly Day[]
  /** There are more within the window than were asked for. */
  readonly isCut: boolean
}

/**
 * The days on which a rule of RFC 5545 falls, within a window. Days are counted on the wall calendar of the venue, so
 * 18:00 stays 18:00 across daylight-saving changes; `instantOf` turns a day and its time into a moment. The start
 * counts only if the rule itself falls on it.
 */
export function expandRule(recurring: Recurring, window: Window): Result<Expanded, RecurrenceRefusal> {
  const parsed = parseRule(recurring.rule)
  if (!parsed.ok) return parsed
  const clock = zoneClock(recurring.timeZone)
  if (clock === null) return refuse('recurrence.unknown-time-zone', { timeZone: recurring.timeZone.slice(0, 80) })
  const start = dayNumber(recurring.startOn)
  if (dayNumber(window.to) - start > limitsOfRecurrence.years * 366) {
    return refuse('recurrence.too-costly', { years: limitsOfRecurrence.years })
  }
  // A count that the days up to the window's end can not use up binds nothing; one that does must be counted from the start.
  const rule =
    (parsed.value.count ?? 0) > dayNumber(window.to) - start ? { ...parsed.value, count: null } : parsed.value
  const last = lastDay(rule, recurring, window.to)
  const from = window.from > recurring.startOn ? window.from : recurring.startOn
  if (last < from) return accept({ days: [], isCut: false })
  const most = Math.min(window.most ?? limitsOfRecurrence.occurrences, limitsOfRecurrence.occurrences)
  const except = new Set(recurring.except)
  const days: Day[] = []
  const counted = countDays(rule, recurring.startOn, from, last)
  if (counted === null && rule.count !== null && rule.count > limitsOfRecurrence.counted) {
    return refuse('recurrence.too-costly', { limit: limitsOfRecurrence.counted })
  }
  const fallen = counted ?? generalDays(rule, recurring.startOn, from, last)
  if (fallen === null) return refuse('recurrence.too-costly', { iterations: limitsOfRecurrence.iterations })
  for (const day of fallen) {
    if (except.has(day)) continue
    if (days.length === most) return accept({ days, isCut: true })
    days.push(day)
  }
  return accept({ days, isCut: false })
}

/** UNTIL as a day of the venue's calendar: a moment includes only an occurrence that starts no later. */
function lastDay({ until }: Rule, { startTime, timeZone }: Recurring, to: Day): Day {
  if (until === null) return to
  let on = until.on
  if (until.time !== null) {
    const wall = until.utc
      ? wallOf(instantOf(until.on, until.time, zoneClock('UTC')!), zoneClock(timeZone)!)
      : { on: until.on, time: until.time }
    on = startTime !== null && wall.time < startTime ? before(wall.on) : wall.on
  }
  return on < to ? on : to
}

const before = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() as Day

const midnight = (day: Day): Temporal.ZonedDateTime => Temporal.PlainDate.from(day).toZonedDateTime('UTC')

/** Any rule, by the library. Null: it gave up within its bounds. */
export function generalDays(rule: Rule, startOn: Day, from: Day, last: Day): Day[] | null {
  const text = rule.text
    .replace(rule.count === null ? /;?(?:UNTIL|COUNT)=[^;]*/g : /;?UNTIL=[^;]*/, '')
    .replace(/^;/, '')
  const expansion = new RRuleTemporal({
    rruleString: `RRULE:${text}`,
    dtstart: midnight(startOn),
    maxIterations: limitsOfRecurrence.iterations,
    maxCandidateEvaluations: limitsOfRecurrence.candidates,
    cache: false,
  })
  try {
    return expansion.between(midnight(from), midnight(last), true).map((at) => at.toString().slice(0, 10) as Day)
  } catch (error) {
    if (error instanceof Error && /exceeded/.test(error.message)) return null
    throw error
  }
}
