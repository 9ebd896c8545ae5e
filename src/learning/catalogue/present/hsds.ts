import { type Day, weekdayOf } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { instantOf, offsetAt, zoneClock } from '#standards/recurrence/time-zone.ts'
import {
  addressOfOffer,
  asWritten,
  unitsOf,
  type Offer,
  type OfferSession,
  type OfferVenue,
  type Publisher,
} from './offer.ts'

/** Objects of HSDS 3.0: https://docs.openreferral.org/en/3.0/hsds/schema_reference.html */
type HsdsObject = Readonly<Record<string, unknown>>

const byDay = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** An opportunity as a service; a listing at a venue as a service at a location, with its schedule. */
export function hsdsService(offer: Offer, publisher: Publisher, today: Day): HsdsObject {
  const { opportunity, host } = offer
  const { ages, price } = opportunity
  return bare({
    id: opportunity.id,
    name: asWritten(opportunity.title),
    description: asWritten(opportunity.description) || undefined,
    url: addressOfOffer(publisher, opportunity.id),
    status: isActive(offer, today) ? 'active' : 'inactive',
    minimum_age: ages.min ?? undefined,
    maximum_age: ages.max ?? undefined,
    eligibility_description:
      opportunity.audiences
        .map(({ group, mode }) => (mode === 'exclusive' ? `Only for ${group}` : `Suited to ${group}`))
        .join('; ') || undefined,
    application_process: opportunity.signUpLink ?? undefined,
    fees_description:
      price.kind === 'free' ? 'Free' : price.kind === 'paid' ? (price.asWritten ?? undefined) : undefined,
    assured_date: opportunity.verifiedByAHumanOn ?? undefined,
    last_modified: new Date(offer.changedAt).toISOString(),
    organization: hsdsOrganization(host, publisher),
    languages: opportunity.languages.map((code, position) => ({
      id: childId(opportunity.id, 1, position),
      name: code,
      code,
    })),
    cost_options: costOptions(offer),
    required_documents: [],
    funding: opportunity.funders.map((funder, position) => ({
      id: childId(opportunity.id, 2, position),
      source: funder.organisation,
    })),
    attributes: opportunity.themes.map((theme, position) => ({
      id: childId(opportunity.id, 3, position),
      link_id: opportunity.id,
      link_entity: 'service',
      value: theme,
    })),
    service_at_locations: offer.sessions.flatMap((one) =>
      one.session.state === 'lapsed' ? [] : [hsdsServiceAtLocation(offer, one)],
    ),
  })
}

export const hsdsOrganization = (host: Offer['host'], publisher: Publisher): HsdsObject => ({
  id: host.id,
  name: host.name,
  // Required by the schema; we describe hosts only where they describe themselves.
  description: host.name,
  uri: `${publisher.address}/organisations/${host.slug}`,
})

export function hsdsServiceAtLocation({ opportunity }: Offer, { session, venue }: OfferSession): HsdsObject {
  return bare({
    id: session.id,
    service_id: opportunity.id,
    location: venue === null ? undefined : hsdsLocation(venue),
    description: session.link ?? undefined,
    schedules: [scheduleOf(session)],
  })
}

function hsdsLocation(venue: OfferVenue): HsdsObject {
  return bare({
    id: venue.id,
    location_type: 'physical',
    name: venue.name,
    latitude: venue.point?.lat,
    longitude: venue.point?.lon,
    addresses: [],
    description: venue.address ?? undefined,
    languages: venue.languages.map((code, position) => ({ id: childId(venue.id, 1, position), name: code, code })),
    accessibility: venue.access.map((fact, position) => ({
      id: childId(venue.id, 2, position),
      description: fact,
      details: venue.factsSource ?? undefined,
    })),
  })
}

/** HSDS knows weekly and monthly rules with whole hours of UTC; the zone itself stands in `notes`, where it is not lost. */
function scheduleOf({ id, when, timeZone }: OfferSession['session']): HsdsObject {
  const base = { id: childId(id, 4, 0), notes: timeZone, ...offsetOf(when.startOn, timeZone) }
  if (when.form === 'span')
    return bare({ ...base, valid_from: when.startOn ?? undefined, valid_to: when.endOn ?? undefined })
  const times = { opens_at: when.startTime ?? undefined, closes_at: when.endTime ?? undefined }
  if (when.form === 'dated')
    return bare({ ...base, ...times, dtstart: when.startOn, valid_from: when.startOn, valid_to: when.endOn })
  const part = (name: string): string | undefined => new RegExp(`${name}=([^;]+)`).exec(when.rule)?.[1]
  const frequency = part('FREQ')
  const until = part('UNTIL')
  return bare({
    ...base,
    ...times,
    dtstart: when.startOn,
    freq: frequency === 'WEEKLY' || frequency === 'MONTHLY' ? frequency : undefined,
    interval: part('INTERVAL') === undefined ? undefined : Number(part('INTERVAL')),
    byday: part('BYDAY') ?? (frequency === 'WEEKLY' ? byDay[weekdayOf(when.startOn) - 1] : undefined),
    bymonthday: part('BYMONTHDAY'),
    count: part('COUNT') === undefined ? undefined : Number(part('COUNT')),
    until: until === undefined ? undefined : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`,
    description: frequency === 'WEEKLY' || frequency === 'MONTHLY' ? undefined : when.rule,
  })
}

function offsetOf(on: Day | null, timeZone: string): { timezone?: number } {
  const clock = zoneClock(timeZone)
  return on === null || clock === null
    ? {}
    : { timezone: offsetAt(clock, instantOf(on, '12:00' as never, clock)) / 3_600_000 }
}

function costOptions({ opportunity: { id, price, helpAvailable } }: Offer): HsdsObject[] {
  const help = helpAvailable ? 'Help with the cost is available' : undefined
  if (price.kind === 'free')
    return [bare({ id: childId(id, 5, 0), option: 'Free', amount: 0, amount_description: help })]
  if (price.kind === 'unknown') return []
  const amounts = [price.from, price.to].filter((amount) => amount !== null)
  return amounts.map((amount, position) =>
    bare({
      id: childId(id, 5, position),
      amount: unitsOf(amount),
      currency: amount.currency,
      amount_description: price.asWritten ?? help,
    }),
  )
}

function isActive({ opportunity, sessions }: Offer, today: Day): boolean {
  return (
    (opportunity.lapsesOn === null || opportunity.lapsesOn >= today) &&
    sessions.some(({ session }) => session.state === 'live')
  )
}

/**
 * Parts that have no id of their own here need a stable one there: the owner's id with its last four digits turned by
 * the kind of part and its position (version 8, RFC 9562, section 5.8: the layout is ours).
 */
function childId(owner: Id, part: number, position: number): string {
  const last = (Number.parseInt(owner.slice(-8), 16) ^ ((part << 24) | position)) >>> 0
  return `${owner.slice(0, 14)}8${owner.slice(15, -8)}${last.toString(16).padStart(8, '0')}`
}

const bare = (object: Record<string, unknown>): HsdsObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
