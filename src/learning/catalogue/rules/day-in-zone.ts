import type { Day, Instant } from '#kernel/instant.ts'

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** The last minute asked for and its day: every request asks for now, and telling a day takes microseconds. */
  minute: number
  day: Day
}

const zones = new Map<string, Zone>()
/** Since 1972 every zone is whole minutes away from UTC, so that days begin with a minute. */
const wholeMinutesSince = Date.UTC(1972, 4, 1)
const minuteMilliseconds = 60_000

/** The calendar day at a moment in a time zone (IANA). */
export function dayInZone(at: Instant, timeZone: string): Day {
  let zone = zones.get(timeZone)
  if (!zone) {
    // Canada writes its days as ISO 8601 does.
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zone = { format, minute: Number.NaN, day: '' as Day }
    zones.set(timeZone, zone)
  }
  if (at < wholeMinutesSince) return zone.format.format(at) as Day
  const minute = Math.floor(at / minuteMilliseconds)
  if (minute !== zone.minute) {
    zone.minute = minute
    zone.day = zone.format.format(at) as Day
  }
  return zone.day
}
