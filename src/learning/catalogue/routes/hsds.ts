import { z } from 'zod'
import { instant } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { hsdsPage, hsdsRoot } from '#standards/hsds/encode-api.ts'
import { hsdsOrganization, hsdsPlaceOf, hsdsService, placesOf } from '../present/hsds.ts'
import { changedAfter, foundIds } from '../queries/found-ids.ts'
import { hostsAndAreas } from '../queries/hosts-and-areas.ts'
import { wholeOffers } from '../queries/whole-offers.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { everything } from '../rules/question.ts'
import { answerJson } from './answering.ts'
import { inEcosystem } from './find-api.ts'
import { offerAt } from './thing-page.ts'
import { publisherOf, type Whereabouts } from './whereabouts.ts'

const paging = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(25),
})
const listing = paging.extend({
  search: z.string().max(200).default(''),
  organization_id: z.string().max(100).optional(),
  modified_after: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
})

const base = '/api/v1/ecosystems/:ecosystem/hsds'
const tags = ['hsds']

/** The read API of Open Referral's HSDS 3.0: https://docs.openreferral.org/en/3.0/hsds/api_reference.html */
export function hsdsApi(app: App, desk: Desk, whereabouts: Whereabouts): void {
  app.get(
    base,
    {
      schema: { params: inEcosystem, querystring: z.strictObject({}), tags, summary: 'What this API is' },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      if (!whereabouts(request.params.ecosystem)) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      return answerJson(reply, hsdsRoot(`${desk.config.origin}/api/v1/openapi.json`))
    },
  )

  app.get(
    `${base}/services`,
    {
      schema: { params: inEcosystem, querystring: listing, tags, summary: 'Services: what is on offer' },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { page, per_page: perPage, search, organization_id: host, modified_after: after } = request.query
      const found = await idsOf(here, search, host)
      const ids = after === undefined ? found.ids : await changedAfter(found.ids, instant(Date.parse(after)), here.city)
      const offers = await wholeOffers(ids.slice((page - 1) * perPage, page * perPage), here.city)
      const { publisher, today } = hereAndNow(desk, here)
      const services = offers.map((offer) => hsdsService(offer, publisher, today))
      return answerJson(reply, hsdsPage(services, ids.length, page, perPage))
    },
  )

  app.get(
    `${base}/services/:id`,
    {
      schema: {
        params: inEcosystem.extend({ id: z.string().max(100) }),
        querystring: z.strictObject({}),
        tags,
        summary: 'One service with everything in it',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      const offer = here && (await offerAt(request.params.id, here))
      if (!here || !offer || offer.stored.mergedInto !== null) {
        return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
      }
      const { publisher, today } = hereAndNow(desk, here)
      return answerJson(reply, hsdsService(offer, publisher, today))
    },
  )

  app.get(
    `${base}/organizations`,
    {
      schema: { params: inEcosystem, querystring: paging, tags, summary: 'Organizations: who offers' },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { page, per_page: perPage } = request.query
      const hosts = [...(await hostsAndAreas(here.city)).hosts.values()]
      const { publisher } = hereAndNow(desk, here)
      const shown = hosts.slice((page - 1) * perPage, page * perPage).map((host) => hsdsOrganization(host, publisher))
      return answerJson(reply, hsdsPage(shown, hosts.length, page, perPage))
    },
  )

  app.get(
    `${base}/service_at_locations`,
    {
      schema: { params: inEcosystem, querystring: paging, tags, summary: 'Services at locations: the listings' },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { page, per_page: perPage } = request.query
      const { ids, listings } = await idsOf(here, '', undefined)
      const { first, skip, count, total } = window(listings, (page - 1) * perPage, perPage)
      const { today } = hereAndNow(desk, here)
      const offers = await wholeOffers(ids.slice(first, first + count), here.city)
      const places = offers.flatMap((offer) =>
        placesOf(offer, today).map((one) => ({ service_id: offer.opportunity.id, ...hsdsPlaceOf(one) })),
      )
      return answerJson(reply, hsdsPage(places.slice(skip, skip + perPage), total, page, perPage))
    },
  )
}

const hereAndNow = (desk: Desk, { city, ecosystem }: CityHere) => ({
  publisher: publisherOf(desk, ecosystem),
  today: dayInZone(city.now(), ecosystem.timeZone),
})

async function idsOf({ city }: CityHere, search: string, host: string | undefined) {
  const question = { ...everything, q: search.trim(), host: host === undefined ? [] : [host as Id] }
  const found = await foundIds(question, Number.MAX_SAFE_INTEGER, city)
  // Neither place nor cursor is asked, so nothing can be refused.
  return found.ok ? found.value : { ids: [], listings: [] }
}

/** Which offers hold the listings from one number on, when each holds so many. */
function window(listings: readonly number[], from: number, most: number) {
  let before = 0
  let first = 0
  while (first < listings.length && before + listings[first]! <= from) before += listings[first++]!
  let held = 0
  let count = 0
  while (first + count < listings.length && held < from - before + most) held += listings[first + count++]!
  return { first, count, skip: from - before, total: listings.reduce((sum, one) => sum + one, 0) }
}
