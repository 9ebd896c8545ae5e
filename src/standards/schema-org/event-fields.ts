import type { Fields, Value } from '../reading/words.ts'
import { zoneClock } from '../recurrence/time-zone.ts'
import { isNode, nodes, number, term, text, texts, typesOf, type Node } from './node.ts'
import { offerFields } from './offer-fields.ts'
import { exceptDays, ruleOfSchedule } from './schedule-rule.ts'
import { wallMoment } from './wall-moment.ts'

const mostOccurrences = 2_000

/**
 * One Event, Course, SessionSeries… of schema.org or OpenActive as plain fields, a record for each dated occurrence it
 * names (subEvent, hasCourseInstance), else for each schedule, else for its own dates. Times are wall time of the zone.
 * @param timeZone where the thing itself names none
 */
export function eventFields(thing: Node, timeZone: string): Fields[] {
  const parts = [...nodes(thing, 'subEvent'), ...nodes(thing, 'hasCourseInstance')].flatMap(withNested)
  const shared = sharedFields(thing)
  const id = text(thing, 'identifier') || text(thing, 'id') || text(thing, 'url')
  const ofPart = (part: Node, index: number): Fields => {
    const partId = text(part, 'identifier') || text(part, 'id') || text(part, 'startDate') || String(index + 1)
    return { ...shared, ...own(sharedFields(part)), ...timeFields(part, timeZone), id: partId, partOf: id }
  }
  if (parts.length > 0) return parts.slice(0, mostOccurrences).map(ofPart)
  const schedules = [...nodes(thing, 'eventSchedule'), ...nodes(thing, 'courseSchedule')].filter(
    (each) => ruleOfSchedule(each) !== null,
  )
  const ofSchedule = (schedule: Node, index: number): Fields => {
    const several = schedules.length > 1 ? `#${index + 1}` : ''
    return { ...shared, ...scheduleFields(schedule, timeZone), id: `${id}${several}`, partOf: id }
  }
  if (schedules.length > 0) return schedules.slice(0, mostOccurrences).map(ofSchedule)
  return [
    {
      ...shared,
      ...timeFields(thing, timeZone),
      id,
      partOf: text(thing, 'superEvent.id') || text(thing, 'superEvent'),
    },
  ]
}

/** A series inside a series: its dated occurrences, which inherit what the middle one says. */
function withNested(part: Node): Node[] {
  const inner = nodes(part, 'subEvent')
  const inheriting = (each: Node): Node => ({ ...part, subEvent: undefined, ...each })
  return inner.length === 0 ? [part] : inner.map(inheriting)
}

/** A part speaks only where it says something; else the whole's words hold. */
const own = (fields: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  )

const deepestSeries = 4

function sharedFields(thing: Node, depth = 0): Record<string, Value> {
  // What the whole series says holds for one of its sessions too.
  const [above] = nodes(thing, 'superEvent')
  const inherited = above && depth < deepestSeries ? sharedFields(above, depth + 1) : {}
  const place = nodes(thing, 'location')[0] ?? nodes(thing, 'affiliatedLocation')[0] ?? {}
  const mode = term(text(thing, 'eventAttendanceMode') || text(thing, 'courseMode')).toLowerCase()
  const status = term(text(thing, 'eventStatus'))
  const ages = agesOf(thing)
  const said: Record<string, Value> = {
    type: typesOf(thing)[0] ?? '',
    name: text(thing, 'name'),
    description: text(thing, 'description'),
    organizer:
      text(thing, 'organizer.name') ||
      text(thing, 'provider.name') ||
      text(thing, 'organizer') ||
      text(thing, 'provider'),
    url: text(thing, 'url'),
    image: text(thing, 'image.url') || text(thing, 'image.contentUrl') || text(thing, 'image'),
    categories: [
      ...texts(thing, 'activity'),
      ...texts(thing, 'category'),
      ...texts(thing, 'keywords'),
      ...texts(thing, 'about'),
    ],
    place: text(place, 'name'),
    address: addressOf(place),
    lat: number(place, 'geo.latitude'),
    lon: number(place, 'geo.longitude'),
    online: mode.includes('online') || typesOf(place).includes('VirtualLocation') || null,
    cancelled: status === 'EventCancelled' || null,
    ageMin: ages[0],
    ageMax: ages[1],
    capacity: number(thing, 'maximumAttendeeCapacity'),
    placesLeft: number(thing, 'remainingAttendeeCapacity'),
    gender: term(text(thing, 'genderRestriction')).replace(/^(?:None|NoRestriction)$/, ''),
    level: texts(thing, 'level').map(term),
    access: texts(thing, 'accessibilitySupport'),
    languages: texts(thing, 'inLanguage'),
    ...offerFields(thing),
  }
  return { ...inherited, ...(above ? own(said) : said) }
}

function addressOf(place: Node): string {
  const written = text(place, 'address')
  const [address] = nodes(place, 'address')
  if (!isNode(address)) return written
  return ['streetAddress', 'addressLocality', 'addressRegion', 'postalCode', 'addressCountry']
    .map((part) => text(address, part).replace(/^[,\s]+|[,\s]+$/g, ''))
    .filter((part) => part !== '')
    .join(', ')
}

/** `ageRange` of OpenActive, `typicalAgeRange` of schema.org: `7-9`, `11-`, `-5`, `16+`. */
function agesOf(thing: Node): [number | null, number | null] {
  const [range] = nodes(thing, 'ageRange')
  if (range) return [number(range, 'minValue'), number(range, 'maxValue')]
  const match = /^(\d{1,3})?\s*(?:[-–]\s*(\d{1,3})?|\+)$/.exec(text(thing, 'typicalAgeRange'))
  return match ? [match[1] ? Number(match[1]) : null, match[2] ? Number(match[2]) : null] : [null, null]
}

function timeFields(thing: Node, timeZone: string): Record<string, Value> {
  const clock = zoneClock(timeZone) ?? zoneClock('UTC')!
  const start = wallMoment(text(thing, 'startDate'), clock)
  const end =
    wallMoment(text(thing, 'endDate'), clock) ?? lengthened(text(thing, 'startDate'), text(thing, 'duration'), clock)
  return {
    startOn: start?.on ?? null,
    startTime: start?.time ?? null,
    endOn: end?.on ?? start?.on ?? null,
    endTime: end?.time ?? null,
    timeZone: clock.name,
    rule: null,
    exceptOn: [],
  }
}

function lengthened(
  start: string,
  duration: string,
  clock: Parameters<typeof wallMoment>[1],
): ReturnType<typeof wallMoment> {
  const match = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?$/.exec(duration)
  const from = wallMoment(start, clock)
  if (!match || from === null || from.time === null) return null
  const minutes = Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)
  const end = new Date(Date.parse(`${from.on}T${from.time}Z`) + minutes * 60_000).toISOString()
  return wallMoment(end.slice(0, 16), clock)
}

function scheduleFields(schedule: Node, timeZone: string): Record<string, Value> {
  const named = text(schedule, 'scheduleTimezone')
  const clock = zoneClock(named) ?? zoneClock(timeZone) ?? zoneClock('UTC')!
  const start = wallMoment(text(schedule, 'startDate'), clock)
  const time = (key: string): string | null => /^(?:[01]\d|2[0-3]):[0-5]\d/.exec(text(schedule, key))?.[0] ?? null
  return {
    startOn: start?.on ?? null,
    startTime: time('startTime') ?? start?.time ?? null,
    endOn: wallMoment(text(schedule, 'endDate'), clock)?.on ?? null,
    endTime: time('endTime'),
    timeZone: clock.name,
    rule: ruleOfSchedule(schedule),
    exceptOn: exceptDays(schedule),
  }
}
