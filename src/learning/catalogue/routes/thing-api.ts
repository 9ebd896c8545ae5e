import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { opportunityItem } from '../present/opportunity-item.ts'
import { hostsAndAreas } from '../queries/hosts-and-areas.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { isShown } from '../store.ts'
import { answerJson, openToAll } from './answering.ts'
import { areasApi, ecosystemsApi, opportunityWhole, organisationsApi, problemApi } from './api-words.ts'
import { inEcosystem } from './find-api.ts'
import { offerAt } from './thing-page.ts'
import type { Whereabouts } from './whereabouts.ts'

const nothing = z.strictObject({})

/** What the search refers to, as data: one opportunity whole, organisations, areas, ecosystems. */
export function thingApi(app: App, desk: Desk, whereabouts: Whereabouts): void {
  app.get(
    '/api/v1/ecosystems',
    {
      schema: {
        querystring: nothing,
        response: { 200: ecosystemsApi },
        tags: ['ecosystems'],
        summary: 'All ecosystems here',
      },
      config: { access: 'anyone' },
    },
    async (_request, reply) => {
      const items = desk.ecosystems().map((one) => ({
        id: one.id,
        slug: one.slug,
        host: one.host,
        sourceLanguage: one.name.sourceLanguage,
        name: one.name.texts,
        purpose: one.purpose.texts,
        timeZone: one.timeZone,
        languages: one.languages,
        currency: one.currency,
        ages: one.ages,
        demonstration: one.demonstration,
      }))
      return answerJson(reply, { items })
    },
  )

  app.get(
    '/api/v1/ecosystems/:ecosystem/opportunities/:id',
    {
      schema: {
        params: inEcosystem.extend({ id: z.string().max(100) }),
        querystring: nothing,
        response: { 200: opportunityWhole, 404: problemApi },
        tags: ['opportunities'],
        summary: 'One opportunity with all its sessions; one that was merged answers 308',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      const offer = here && (await offerAt(request.params.id, here))
      if (!here || !offer) return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
      const { mergedInto } = offer.stored
      if (mergedInto !== null) {
        return reply
          .header(...openToAll)
          .redirect(`/api/v1/ecosystems/${here.ecosystem.slug}/opportunities/${mergedInto}`, 308)
      }
      const today = dayInZone(here.city.now(), here.ecosystem.timeZone)
      return answerJson(reply, opportunityItem(offer, !isShown(offer.stored), today))
    },
  )

  app.get(
    '/api/v1/ecosystems/:ecosystem/organisations',
    {
      schema: {
        params: inEcosystem,
        querystring: nothing,
        response: { 200: organisationsApi },
        tags: ['organisations'],
        summary: 'Who offers, by name',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { hosts } = await hostsAndAreas(here.city)
      const items = [...hosts.values()].map(({ id, slug, name, kind, about, website, languages, verified }) => ({
        id,
        slug,
        name,
        kind,
        about: about?.texts ?? null,
        website,
        languages,
        verifiedOn: verified?.on ?? null,
      }))
      return answerJson(reply, { items })
    },
  )

  app.get(
    '/api/v1/ecosystems/:ecosystem/areas',
    {
      schema: {
        params: inEcosystem,
        querystring: nothing,
        response: { 200: areasApi },
        tags: ['places'],
        summary: 'Areas with the names people use for them',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      return answerJson(reply, { items: await areasHere(here) })
    },
  )
}

const areasHere = async ({ city }: CityHere) =>
  (await hostsAndAreas(city)).areas.map(({ code, name, otherNames, district, centre, population, populationYear }) => ({
    code,
    name,
    otherNames,
    district,
    centre,
    population,
    populationYear,
  }))
