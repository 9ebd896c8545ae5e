import ICAL from 'ical.js'
import { addDays, type Day, type WallTime } from '#kernel/instant.ts'
import type { Fields, Value } from '../reading/words.ts'
import { wallOf, zoneClock } from '../recurrence/time-zone.ts'
import { zoneOfName } from './zone-of-name.ts'

/** What a calendar says once for all its events. */
export interface Surroundings {
  /** The zone of times without one, and of UTC times: they are told as its wall shows them. */
  readonly timeZone: string
  /** VTIMEZONE parts by TZID, as text, for names that mean no zone we know. */
  readonly zones: ReadonlyMap<string, string>
}

interface Moment {
  readonly on: Day
  readonly time: WallTime | null
  readonly zone: string
}

/**
 * One VEVENT as plain fields: days and wall times in `timeZone`, an all-day end as the last day itself, `rule` as
 * written with `exceptOn`, and `key`, which tells a changed instance of a series from the series.
 */
export function readEvent(text: string, around: Surroundings): { fields: Fields; notes: string[] } | null {
  const event = new ICAL.Component(ICAL.parse(text) as unknown[] as never)
  const notes: string[] = []
  const moments = (name: string): Moment[] =>
    event.getAllProperties(name).flatMap((property) => momentsOf(property, around, notes))
  const [start] = moments('dtstart')
  if (start === undefined) return null
  // An event must have a UID; of one that has none, its title and start are what stays the same.
  const uid = one(event, 'uid') || `${start.on}${start.time ?? ''} ${one(event, 'summary')}`
  const end = moments('dtend')[0] ?? endByDuration(event, start)
  const [instance] = moments('recurrence-id')
  const [lat, lon] = (event.getFirstPropertyValue('geo') as unknown as number[] | null) ?? []
  const rule = event.getFirstPropertyValue('rrule')
  const organizer = event.getFirstProperty('organizer')
  const fields: Record<string, Value> = {
    key: instance ? `${uid}#${instance.on}${instance.time ?? ''}` : uid,
    uid,
    summary: one(event, 'summary'),
    description: one(event, 'description'),
    location: one(event, 'location'),
    url: one(event, 'url'),
    categories: event.getAllProperties('categories').flatMap((property) => property.getValues() as string[]),
    status: one(event, 'status').toLowerCase(),
    organizer: organizer
      ? String(organizer.getParameter('cn') ?? organizer.getFirstValue() ?? '').replace(/^mailto:/i, '')
      : '',
    startOn: start.on,
    startTime: start.time,
    endOn: start.time === null && end && end.on > start.on ? addDays(end.on, -1) : (end?.on ?? start.on),
    endTime: start.time === null ? null : (end?.time ?? null),
    allDay: start.time === null,
    timeZone: start.zone,
    rule: rule ? String(rule) : null,
    exceptOn: moments('exdate').map((moment) => moment.on),
    alsoOn: moments('rdate').map((moment) => moment.on),
    instanceOn: instance?.on ?? null,
    lat: Number.isFinite(lat) ? lat! : null,
    lon: Number.isFinite(lon) ? lon! : null,
    lastModified: one(event, 'last-modified'),
    sequence: Number(one(event, 'sequence')) || 0,
  }
  return { fields, notes }
}

function one(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name)
  return value === null || value === undefined ? '' : String(value)
}

function momentsOf(property: ICAL.Property, around: Surroundings, notes: string[]): Moment[] {
  const name = property.getParameter('tzid')
  const tzid = Array.isArray(name) ? name[0] : name
  return (property.getValues() as unknown[]).flatMap((value) => {
    const time = value instanceof ICAL.Period ? value.start : value
    return time instanceof ICAL.Time ? [momentOf(time, tzid, around, notes)] : []
  })
}

function momentOf(time: ICAL.Time, tzid: string | undefined, around: Surroundings, notes: string[]): Moment {
  const on = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}` as Day
  if (time.isDate) return { on, time: null, zone: around.timeZone }
  const wall = `${pad(time.hour)}:${pad(time.minute)}` as WallTime
  if (time.zone === ICAL.Timezone.utcTimezone) return inZone(time.toUnixTime() * 1000, around)
  if (tzid === undefined) return { on, time: wall, zone: around.timeZone }
  const zone = zoneOfName(tzid)
  if (zone !== null) return { on, time: wall, zone }
  const described = around.zones.get(tzid)
  if (described === undefined) {
    if (!notes.includes('icalendar.unknown-time-zone')) notes.push('icalendar.unknown-time-zone')
    return { on, time: wall, zone: around.timeZone }
  }
  const component = new ICAL.Component(ICAL.parse(described) as unknown[] as never)
  const local = time.clone()
  local.zone = new ICAL.Timezone({ component, tzid })
  return inZone(local.toUnixTime() * 1000, around)
}

const inZone = (at: number, { timeZone }: Surroundings): Moment => ({
  ...wallOf(at, zoneClock(timeZone)!),
  zone: timeZone,
})

function endByDuration(event: ICAL.Component, start: Moment): Moment | undefined {
  const duration = event.getFirstPropertyValue('duration')
  if (!(duration instanceof ICAL.Duration)) return undefined
  const seconds = duration.toSeconds()
  if (start.time === null) return { ...start, on: addDays(start.on, Math.ceil(seconds / 86_400)) }
  const end = new Date(Date.parse(`${start.on}T${start.time}Z`) + seconds * 1000).toISOString()
  return { on: end.slice(0, 10) as Day, time: end.slice(11, 16) as WallTime, zone: start.zone }
}

const pad = (number: number, width = 2): string => String(number).padStart(width, '0')
