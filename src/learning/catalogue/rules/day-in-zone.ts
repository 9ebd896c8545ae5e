import type { Day, Instant } from '#kernel/instant.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day at a moment in a time zone (IANA). */
export function dayInZone(at: Instant, timeZone: string): Day {
  let format = formats.get(timeZone)
  if (!format) {
    // Canada writes its days as ISO 8601 does.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(at) as Day
}
