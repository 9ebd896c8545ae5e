import { addDays, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import { expandRule } from '../recurrence/expand-rule.ts'
import { parseRule } from '../recurrence/parse-rule.ts'
import { instantOf, zoneClock } from '../recurrence/time-zone.ts'
import type { Calendar, Entry } from './words.ts'
import { contentLine, dateValue, escapedText, localValue, quotedParameter, utcValue } from './write-line.ts'
import { writeTimeZone } from './write-time-zone.ts'

/**
 * A calendar of RFC 5545 that a program can subscribe to. Entries keep their wall time with TZID and VTIMEZONE; one
 * without a time is all-day; a span is a single all-day entry at its start, and one without a start is left out.
 * @param madeAt stamp of the publication; the same input and stamp give the same bytes
 */
export function writeCalendar(calendar: Calendar, entries: readonly Entry[], madeAt: Instant): string {
  const events: string[] = []
  const zones = new Map<string, { from: number; to: number }>()
  for (const entry of entries) {
    const times = timesOf(entry)
    if (times === null) continue
    if (times.zoned) widen(zones, entry.timeZone, times.startAt, times.endAt)
    events.push(eventOf(entry, times.lines, madeAt))
  }
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapedText(calendar.product)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapedText(calendar.name)}`,
    `X-WR-CALNAME:${escapedText(calendar.name)}`,
    ...(calendar.description ? [`X-WR-CALDESC:${escapedText(calendar.description)}`] : []),
    ...(calendar.link ? [`URL:${calendar.link}`] : []),
    `REFRESH-INTERVAL;VALUE=DURATION:PT${calendar.refreshHours}H`,
    `X-PUBLISHED-TTL:PT${calendar.refreshHours}H`,
  ]
  const zoneParts = [...zones].map(([name, { from, to }]) => writeTimeZone(name, from, to))
  return [...head.map(contentLine), ...zoneParts, ...events, contentLine('END:VCALENDAR')].join('')
}

interface EntryTimes {
  readonly lines: readonly string[]
  readonly zoned: boolean
  readonly startAt: number
  readonly endAt: number
}

function eventOf(entry: Entry, times: readonly string[], madeAt: Instant): string {
  const lines = [
    'BEGIN:VEVENT',
    `UID:${escapedText(entry.uid)}`,
    `DTSTAMP:${utcValue(madeAt)}`,
    ...times,
    `SUMMARY:${escapedText(entry.title)}`,
    ...(entry.description ? [`DESCRIPTION:${escapedText(entry.description)}`] : []),
    ...(entry.place ? [`LOCATION:${escapedText(entry.place)}`] : []),
    ...(entry.point ? [`GEO:${entry.point.lat.toFixed(6)};${entry.point.lon.toFixed(6)}`] : []),
    ...(entry.link && /^https?:\/\/\S+$/.test(entry.link) ? [`URL:${entry.link}`] : []),
    ...(entry.categories.length > 0 ? [`CATEGORIES:${entry.categories.map(escapedText).join(',')}`] : []),
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SEQUENCE:${entry.sequence}`,
    ...(entry.changedAt === null ? [] : [`LAST-MODIFIED:${utcValue(entry.changedAt)}`]),
    'END:VEVENT',
  ]
  return lines.map(contentLine).join('')
}

function timesOf({ when, timeZone }: Entry): EntryTimes | null {
  if (when.form === 'span') return when.startOn === null ? null : allDay(when.startOn, when.startOn, [])
  const clock = zoneClock(timeZone)
  if (when.form === 'dated') {
    if (when.startTime === null || clock === null) return allDay(when.startOn, when.endOn, [])
    const endTime = when.endTime ?? when.startTime
    const lines = [zoned('DTSTART', timeZone, when.startOn, when.startTime)]
    if (when.endTime !== null) lines.push(zoned('DTEND', timeZone, when.endOn, when.endTime))
    return {
      lines,
      zoned: true,
      startAt: instantOf(when.startOn, when.startTime, clock),
      endAt: instantOf(when.endOn, endTime, clock),
    }
  }
  return ruleTimes(when, timeZone)
}

type RuleTime = Extract<Entry['when'], { form: 'rule' }>

const horizonDays = 3 * 366

/** DTSTART must be the first day the rule falls on, and a zoned rule's UNTIL a moment of UTC (section 3.3.10). */
function ruleTimes(when: RuleTime, timeZone: string): EntryTimes | null {
  const parsed = parseRule(when.rule)
  const clock = zoneClock(timeZone)
  if (!parsed.ok || clock === null) return null
  const window = { from: when.startOn, to: addDays(when.startOn, horizonDays), most: 1 }
  const first = expandRule({ ...when, timeZone, except: [] }, window)
  const startOn = first.ok ? first.value.days[0] : undefined
  if (startOn === undefined) return null
  const { until } = parsed.value
  const rule = parsed.value.text.replace(/;?UNTIL=[^;]*/, '')
  if (when.startTime === null) {
    const end = until ? `;UNTIL=${dateValue(until.on)}` : ''
    return allDay(startOn, startOn, [
      `RRULE:${rule}${end}`,
      ...when.except.map((day) => `EXDATE;VALUE=DATE:${dateValue(day)}`),
    ])
  }
  const { startTime } = when
  const untilAt =
    until && instantOf(until.on, until.time ?? ('23:59' as WallTime), until.utc ? zoneClock('UTC')! : clock)
  const lines = [zoned('DTSTART', timeZone, startOn, startTime)]
  if (when.endTime !== null) {
    const endOn = when.endTime < startTime ? addDays(startOn, 1) : startOn
    lines.push(zoned('DTEND', timeZone, endOn, when.endTime))
  }
  lines.push(`RRULE:${rule}${untilAt ? `;UNTIL=${utcValue(untilAt)}` : ''}`)
  for (const day of when.except) lines.push(zoned('EXDATE', timeZone, day, startTime))
  const startAt = instantOf(startOn, startTime, clock)
  return { lines, zoned: true, startAt, endAt: untilAt ?? startAt + horizonDays * 86_400_000 }
}

/** Both days within; DTEND is the day after (section 3.6.1). */
const allDay = (startOn: Day, endOn: Day, more: readonly string[]): EntryTimes => ({
  lines: [
    `DTSTART;VALUE=DATE:${dateValue(startOn)}`,
    `DTEND;VALUE=DATE:${dateValue(addDays(endOn < startOn ? startOn : endOn, 1))}`,
    ...more,
    'TRANSP:TRANSPARENT',
  ],
  zoned: false,
  startAt: 0,
  endAt: 0,
})

const zoned = (name: string, timeZone: string, day: Day, time: WallTime): string =>
  `${name};TZID=${/[^\w/+-]/.test(timeZone) ? quotedParameter(timeZone) : timeZone}:${localValue(day, time)}`

function widen(zones: Map<string, { from: number; to: number }>, name: string, from: number, to: number): void {
  const known = zones.get(name)
  zones.set(name, known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to })
}
