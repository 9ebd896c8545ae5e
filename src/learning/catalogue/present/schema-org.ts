import type { Kind, Opportunity, Price } from '../words.ts'
import {
  addressOfOffer,
  asWritten,
  occurrencesOf,
  unitsOf,
  type Occurrence,
  type Offer,
  type OfferSession,
  type OfferVenue,
  type Publisher,
} from './offer.ts'
import { instantOf, offsetAt, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { Day, WallTime } from '#kernel/instant.ts'

type Node = Readonly<Record<string, unknown>>

/** schema.org's word for each kind; what has no closer word is an event one can learn at. */
const types: Readonly<Record<Kind, string>> = {
  programme: 'EducationEvent',
  event: 'EducationEvent',
  course: 'Course',
  workshop: 'EducationEvent',
  club: 'EducationEvent',
  visit: 'EducationEvent',
  volunteering: 'Event',
  job: 'Event',
  resource: 'Event',
  overnight: 'EducationEvent',
  expedition: 'EducationEvent',
}

/** Dated events told in one page; a calendar holds the rest. */
const mostEvents = 20

/** The opportunity as JSON-LD for search engines: a course with its instances, or a series with its dated events. */
export function schemaOrgOf(offer: Offer, publisher: Publisher, today: Day): Node {
  const { opportunity } = offer
  const url = addressOfOffer(publisher, opportunity.id)
  const type = types[opportunity.kind]
  const parts = offer.sessions
    .filter(({ session }) => session.state !== 'lapsed')
    .flatMap((one) => eventsOf(one, today).map((event) => ({ ...event, ...sharedOf(offer, one) })))
    .slice(0, mostEvents)
  const about = { '@context': 'https://schema.org', '@id': url, url, ...wordsOf(opportunity) }
  if (type === 'Course') {
    return prune({
      ...about,
      '@type': 'Course',
      provider: organisationOf(offer, publisher),
      offers: offersOf(opportunity),
      hasCourseInstance: parts.map((part) => ({
        '@type': 'CourseInstance',
        courseMode: part.eventAttendanceMode === online ? 'online' : 'onsite',
        ...part,
      })),
    })
  }
  const event = { ...about, '@type': type, organizer: organisationOf(offer, publisher) }
  if (parts.length === 1) return prune({ ...event, ...parts[0] })
  return prune({
    ...event,
    ...sharedOf(offer, offer.sessions[0] ?? null),
    ...boundsOf(parts),
    subEvent: parts.map((part) => ({ '@type': type, name: event.name, ...part })),
  })
}

const online = 'https://schema.org/OnlineEventAttendanceMode'

function wordsOf({ title, description, ages, languages, themes, image }: Opportunity): { name: string } & Node {
  return {
    name: asWritten(title),
    description: asWritten(description) || undefined,
    typicalAgeRange: ages.min === null && ages.max === null ? undefined : `${ages.min ?? 0}-${ages.max ?? ''}`,
    inLanguage: languages.length > 0 ? languages : undefined,
    keywords: themes.length > 0 ? themes.join(', ') : undefined,
    image: image?.link,
  }
}

interface Dates {
  readonly startDate: string | undefined
  readonly endDate: string | undefined
}

function eventsOf({ session }: OfferSession, today: Day): (Dates & { readonly eventStatus: string | undefined })[] {
  const eventStatus = session.state === 'cancelled' ? 'https://schema.org/EventCancelled' : undefined
  const { when, timeZone } = session
  if (when.form === 'span') {
    return when.startOn === null ? [] : [{ startDate: when.startOn, endDate: when.endOn ?? undefined, eventStatus }]
  }
  return occurrencesOf(session, today, mostEvents).map((occurrence) => ({
    ...datesOf(occurrence, timeZone),
    eventStatus,
  }))
}

const datesOf = ({ startOn, startTime, endOn, endTime }: Occurrence, timeZone: string): Dates => ({
  startDate: moment(startOn, startTime, timeZone),
  endDate: endTime === null && endOn === startOn ? undefined : moment(endOn, endTime, timeZone),
})

/** ISO 8601 with the offset the zone has on that very day; a day alone where no time was stated. */
export function moment(on: Day, time: WallTime | null, timeZone: string): string {
  const clock = time === null ? null : zoneClock(timeZone)
  if (time === null || clock === null) return on
  const minutes = offsetAt(clock, instantOf(on, time, clock)) / 60_000
  const two = (number: number): string => String(Math.trunc(Math.abs(number))).padStart(2, '0')
  return `${on}T${time}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

function boundsOf(parts: readonly Dates[]): Node {
  const starts = parts.flatMap(({ startDate }) => (startDate === undefined ? [] : [startDate])).sort()
  const ends = parts.flatMap(({ startDate, endDate }) => endDate ?? startDate ?? []).sort()
  return { startDate: starts[0], endDate: ends.at(-1) }
}

function sharedOf({ opportunity }: Offer, one: OfferSession | null): Node & { eventAttendanceMode: string } {
  const isOnline = one?.session.online === true
  return {
    eventAttendanceMode: isOnline ? online : 'https://schema.org/OfflineEventAttendanceMode',
    location:
      one === null
        ? undefined
        : one.venue
          ? placeOf(one.venue)
          : isOnline
            ? { '@type': 'VirtualLocation', url: one.session.link ?? undefined }
            : undefined,
    isAccessibleForFree: opportunity.price.kind === 'unknown' ? undefined : opportunity.price.kind === 'free',
    offers: offersOf(opportunity),
    maximumAttendeeCapacity: opportunity.capacity ?? undefined,
    remainingAttendeeCapacity: opportunity.placesLeft ?? undefined,
  }
}

const placeOf = ({ name, address, point }: OfferVenue): Node => ({
  '@type': 'Place',
  name,
  address: address ?? undefined,
  geo: point ? { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lon } : undefined,
})

const organisationOf = ({ host }: Offer, publisher: Publisher): Node => ({
  '@type': 'Organization',
  name: host.name,
  url: `${publisher.address}/organisations/${host.slug}`,
})

function offersOf({ price, signUpLink }: Opportunity): Node | undefined {
  const amount = amountOf(price)
  return amount === null ? undefined : { '@type': 'Offer', ...amount, url: signUpLink ?? undefined }
}

function amountOf(price: Price): Node | null {
  if (price.kind === 'free') return { price: '0', category: 'Free' }
  if (price.kind === 'unknown' || price.from === null) return null
  return { price: String(unitsOf(price.from)), priceCurrency: price.from.currency }
}

/** Without what is not known: an empty field says less than none. */
function prune(node: unknown): Node {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => (one === undefined || one === null ? [] : [[key, clean(one)]])),
    )
  }
  return clean(node) as Node
}
