import type { Fields, Value } from '../reading/words.ts'
import { nodes, number, text, type Node } from '../schema-org/node.ts'
import { timeOfSchedule } from './schedule-rule.ts'

/**
 * One service as plain fields, a record for each place and schedule, in the words of `eventFields` (name, organizer,
 * place, address, lat, lon, ageMin, priceMin, startOn, rule…), with `status` and `lastModified`. Schedules of the place
 * win over those of the service, and those over the building's.
 */
export function serviceFields(service: Node, timeZone: string): Fields[] {
  const shared = sharedFields(service)
  const id = text(service, 'id')
  const places = nodes(service, 'service_at_locations')
  const records: Fields[] = []
  for (const place of places.length > 0 ? places : [null]) {
    const location = place === null ? null : (nodes(place, 'location')[0] ?? null)
    for (const schedule of schedulesOf(service, place, location)) {
      const key = [id, place && text(place, 'id'), schedule && text(schedule, 'id')].filter(Boolean).join('/')
      records.push({
        ...shared,
        ...locationFields(location),
        ...timesOf(schedule),
        timeZone,
        exceptOn: [],
        id: key,
        partOf: id,
      })
    }
  }
  return records
}

function schedulesOf(service: Node, place: Node | null, location: Node | null): readonly (Node | null)[] {
  for (const owner of [place, service, location]) {
    const found = owner === null ? [] : nodes(owner, 'schedules')
    if (found.length > 0) return found
  }
  return [null]
}

const timesOf = (schedule: Node | null): Record<string, Value> =>
  schedule === null
    ? { startOn: null, startTime: null, endOn: null, endTime: null, rule: null }
    : { ...timeOfSchedule(schedule) }

function sharedFields(service: Node): Record<string, Value> {
  const costs = nodes(service, 'cost_options')
  const amounts = costs.map((cost) => number(cost, 'amount')).filter((amount) => amount !== null)
  const said = text(service, 'fees_description') || text(service, 'fees')
  return {
    type: 'service',
    name: text(service, 'name'),
    description: text(service, 'description'),
    organizer: text(service, 'organization.name'),
    organizerUrl: text(service, 'organization.website') || text(service, 'organization.url'),
    url: text(service, 'url'),
    categories: nodes(service, 'attributes')
      .map((attribute) => text(attribute, 'taxonomy_term.name'))
      .filter((name) => name !== ''),
    status: text(service, 'status'),
    cancelled: text(service, 'status') === 'active' ? null : true,
    ageMin: number(service, 'minimum_age'),
    ageMax: number(service, 'maximum_age'),
    eligibility: text(service, 'eligibility_description'),
    languages: nodes(service, 'languages').map((language) => text(language, 'code') || text(language, 'name')),
    priceMin: amounts.length > 0 ? Math.min(...amounts) : null,
    priceMax: amounts.length > 0 ? Math.max(...amounts) : null,
    currency: costs.map((cost) => text(cost, 'currency').toUpperCase()).find((currency) => currency !== '') ?? '',
    free: amounts.length > 0 ? amounts.every((amount) => amount === 0) : null,
    priceAsWritten: said || (costs[0] ? text(costs[0], 'amount_description') : ''),
    lastModified: text(service, 'last_modified'),
  }
}

function locationFields(location: Node | null): Record<string, Value> {
  if (location === null) return { place: '', address: '', lat: null, lon: null, online: null, access: [] }
  const addresses = nodes(location, 'addresses')
  const address = addresses.find((each) => text(each, 'address_type') === 'physical') ?? addresses[0]
  const parts = ['address_1', 'address_2', 'city', 'state_province', 'postal_code', 'country']
  return {
    place: text(location, 'name') || text(location, 'alternate_name'),
    address: address
      ? parts
          .map((part) => text(address, part))
          .filter((part) => part !== '')
          .join(', ')
      : '',
    lat: number(location, 'latitude'),
    lon: number(location, 'longitude'),
    online: text(location, 'location_type') === 'virtual' || null,
    access: nodes(location, 'accessibility').map((each) => text(each, 'description')),
  }
}
