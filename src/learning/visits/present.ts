import type { Calendar, Entry } from '#standards/icalendar/words.ts'
import { dayIn, type Instant, type WallTime } from '#kernel/instant.ts'
import type { AskSeen } from './words-for-pages.ts'

/** 18:05 in the zone of the place, as calendars write it. */
const wallTime = (at: Instant, timeZone: string): WallTime =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  ) as WallTime

/** The date of a class as an entry of a calendar: what, where and when, and nobody by name. */
export function calendarOfVisit(
  { ask, path, slots, hostName }: AskSeen,
  { host, link }: { readonly host: string; readonly link: string },
): { readonly calendar: Calendar; readonly entries: readonly Entry[] } {
  const name = `${path.title} · ${hostName}`
  return {
    calendar: { name, description: null, product: '-//Hedgerow//Learning calendar//EN', link, refreshHours: 12 },
    entries: slots.map((slot): Entry => ({
      uid: `${ask.id}@${host}`,
      title: name,
      description: null,
      place: path.place,
      point: path.point,
      link,
      categories: [],
      when: {
        form: 'dated',
        startOn: dayIn(slot.timeZone, slot.startsAt),
        startTime: wallTime(slot.startsAt, slot.timeZone),
        endOn: dayIn(slot.timeZone, slot.endsAt),
        endTime: wallTime(slot.endsAt, slot.timeZone),
      },
      timeZone: slot.timeZone,
      cancelled: ask.state !== 'confirmed' && ask.state !== 'attended',
      changedAt: ask.changedAt,
      sequence: ask.step,
    })),
  }
}
