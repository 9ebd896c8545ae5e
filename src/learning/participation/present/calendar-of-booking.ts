import { dayIn, type Instant } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import type { WallTime } from '#kernel/instant.ts'
import type { Venue } from '#commons/organisations'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import type { MyBooking } from '../words-for-pages.ts'

/** One booking as a file for any calendar: what, when and where, and no name of anybody. */
export function calendarOfBooking(
  { id, title, occasion, places }: MyBooking,
  venue: Venue | null,
  {
    languages,
    host,
    link,
    madeAt,
  }: {
    readonly languages: readonly Language[]
    readonly host: string
    readonly link: string
    readonly madeAt: Instant
  },
): string {
  const called = textFor(title, languages).text
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: occasion.timeZone, hour: '2-digit', minute: '2-digit' })
  const at = (moment: Instant) => ({
    on: dayIn(occasion.timeZone, moment),
    time: clock.format(moment) as WallTime,
  })
  const [from, until] = [at(occasion.startsAt), at(occasion.endsAt)]
  const about = {
    name: called,
    description: null,
    product: '-//Hedgerow//One booking//EN',
    link: null,
    refreshHours: 24,
  }
  const entry = {
    uid: `booking-${id}@${host}`,
    title: called,
    description: null,
    place: venue === null ? null : [venue.name, venue.address].filter((part) => part).join(', '),
    point: venue?.point ?? null,
    link,
    categories: [],
    when: { form: 'dated', startOn: from.on, startTime: from.time, endOn: until.on, endTime: until.time },
    timeZone: occasion.timeZone,
    cancelled: places.every(({ entry: { state } }) => state !== 'confirmed' && state !== 'offered'),
    changedAt: null,
    sequence: Math.max(...places.map(({ entry: { step } }) => step)),
  } as const
  return writeCalendar(about, [entry], madeAt)
}
