import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { hsdsSchedule } from '#standards/hsds/encode-api.ts'
import type { HsdsCost, HsdsOrganization, HsdsPlace, HsdsSchedule, HsdsService } from '#standards/hsds/words.ts'
import {
  addressOfOffer,
  asWritten,
  remains,
  unitsOf,
  type Offer,
  type OfferSession,
  type OfferVenue,
  type Publisher,
} from './offer.ts'

/** An opportunity as a service of HSDS 3.0; a listing at a venue as a service at a location, with its schedule. */
export function hsdsService(offer: Offer, publisher: Publisher, today: Day): HsdsService {
  const { opportunity, host } = offer
  const { id, ages, price, audiences, languages, themes, verifiedByAHumanOn } = opportunity
  const description = asWritten(opportunity.description)
  const groups = audiences.map(({ group, mode }) => (mode === 'exclusive' ? `Only for ${group}` : `Suited to ${group}`))
  const fees = price.kind === 'free' ? 'Free' : price.kind === 'paid' ? price.asWritten : null
  return {
    id,
    name: asWritten(opportunity.title),
    status: placesOf(offer, today).length > 0 ? 'active' : 'inactive',
    ...(description === '' ? {} : { description }),
    url: addressOfOffer(publisher, id),
    ...(ages.min === null ? {} : { minimum_age: ages.min }),
    ...(ages.max === null ? {} : { maximum_age: ages.max }),
    ...(groups.length === 0 ? {} : { eligibility_description: groups.join('; ') }),
    ...(fees === null ? {} : { fees_description: fees }),
    ...(verifiedByAHumanOn === null ? {} : { assured_date: verifiedByAHumanOn }),
    last_modified: new Date(offer.changedAt).toISOString(),
    organization: hsdsOrganization(host, publisher),
    cost_options: costsOf(offer),
    languages: languages.map((code, position) => ({ id: childId(id, 1, position), name: code, code })),
    attributes: themes.map((theme, position) => ({
      id: childId(id, 3, position),
      link_entity: 'service',
      taxonomy_term: { id: childId(id, 6, position), name: theme, description: `Theme: ${theme}` },
    })),
    service_at_locations: placesOf(offer, today).map(hsdsPlaceOf),
  }
}

export const hsdsOrganization = (host: Offer['host'], publisher: Publisher): HsdsOrganization => ({
  id: host.id,
  name: host.name,
  // Required by the schema; a host that has not described itself is called by its name.
  description: host.name,
  website: `${publisher.address}/organisations/${host.slug}`,
})

/** Listings one can still go to. */
export const placesOf = ({ sessions }: Offer, today: Day): OfferSession[] =>
  sessions.filter(({ session }) => session.state === 'live' && remains(session, today))

export const hsdsPlaceOf = ({ session, venue }: OfferSession): HsdsPlace => ({
  id: session.id,
  schedules: [scheduleOf(session)],
  location:
    venue === null
      ? { id: childId(session.id, 7, 0), location_type: session.online ? 'virtual' : 'physical' }
      : locationOf(venue),
})

const locationOf = (venue: OfferVenue): HsdsPlace['location'] => ({
  id: venue.id,
  location_type: 'physical',
  name: venue.name,
  ...(venue.point === null ? {} : { latitude: venue.point.lat, longitude: venue.point.lon }),
  accessibility: venue.access.map((fact, position) => ({
    id: childId(venue.id, 2, position),
    // An invented fact travels with the word that says so.
    description: venue.factsSource === null ? fact : `${fact} (${venue.factsSource})`,
  })),
})

function scheduleOf({ id, when }: OfferSession['session']): HsdsSchedule {
  const own = childId(id, 4, 0)
  if (when.form === 'rule') return hsdsSchedule({ ...when, id: own })
  if (when.form === 'span') {
    return {
      id: own,
      ...(when.startOn === null ? {} : { valid_from: when.startOn }),
      ...(when.endOn === null ? {} : { valid_to: when.endOn }),
      description: 'Days within these dates are not stated',
    }
  }
  return {
    id: own,
    dtstart: when.startOn,
    valid_from: when.startOn,
    valid_to: when.endOn,
    ...(when.startTime === null ? {} : { opens_at: when.startTime }),
    ...(when.endTime === null ? {} : { closes_at: when.endTime }),
  }
}

function costsOf({ opportunity: { id, price, helpAvailable } }: Offer): HsdsCost[] {
  const help = helpAvailable ? { amount_description: 'Help with the cost is available' } : {}
  if (price.kind === 'unknown') return []
  if (price.kind === 'free') return [{ id: childId(id, 5, 0), option: 'Free', amount: 0, ...help }]
  const amounts = [price.from, price.to].filter((amount) => amount !== null)
  return amounts.map((amount, position) => ({
    id: childId(id, 5, position),
    amount: unitsOf(amount),
    currency: amount.currency.toLowerCase(),
    ...(price.asWritten === null ? help : { amount_description: price.asWritten }),
  }))
}

/**
 * Parts that have no id of their own here need a stable one there: the owner's id with its last four digits turned by
 * the kind of part and its position (version 8, RFC 9562, section 5.8: the layout is ours).
 */
function childId(owner: Id, part: number, position: number): string {
  const last = (Number.parseInt(owner.slice(-8), 16) ^ ((part << 24) | position)) >>> 0
  return `${owner.slice(0, 14)}8${owner.slice(15, -8)}${last.toString(16).padStart(8, '0')}`
}
