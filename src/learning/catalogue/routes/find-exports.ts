import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { writeLine } from '#standards/csv/write-csv.ts'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import { calendarEntries, calendarOf } from '../present/calendar-entries.ts'
import { csvColumns, csvRows } from '../present/csv-rows.ts'
import { dotsGeoJson } from '../present/find-map.ts'
import { pageOf } from '../present/find-links.ts'
import { foundIds } from '../queries/found-ids.ts'
import { hostsAndAreas } from '../queries/hosts-and-areas.ts'
import { findMap } from '../queries/other-answers.ts'
import { wholeOffers } from '../queries/whole-offers.ts'
import { everything, questionSchema, type Question } from '../rules/question.ts'
import { snapshotInMemory } from '../snapshot/shelf.ts'
import { answerBytes, serveKeptData } from './answering.ts'
import { inEcosystem } from './find-api.ts'
import { answerMistakes } from './mistakes.ts'
import { prefixOf, publisherOf, type Whereabouts } from './whereabouts.ts'

/** A phone's calendar holds this many; a narrower question is the way to fewer. */
const mostInCalendar = 500
const offersAtOnce = 500
const seconds = 600

type Export = (
  here: CityHere,
  question: Question,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>

/** The answer to a question to take away: for a calendar, a spreadsheet, a map that moves. */
export function findExports(app: App, desk: Desk, whereabouts: Whereabouts): void {
  const offer = (extension: string, summary: string, send: Export): void => {
    app.get(
      `/:ecosystem/opportunities.${extension}`,
      {
        schema: { params: inEcosystem, querystring: questionSchema, tags: ['opportunities'], summary },
        config: { access: 'anyone' },
        onRequest: (request, reply, done) => {
          const here = whereabouts((request.params as { ecosystem: string }).ecosystem)
          const version = here && snapshotInMemory(here.city)?.version
          if (!version || !serveKeptData(desk, request, reply, version)) done()
        },
      },
      async (request, reply) => {
        const here = whereabouts(request.params.ecosystem)
        return here
          ? send(here, request.query, request, reply)
          : desk.answerRefusal(request, reply, refuse('main.not-here'))
      },
    )
  }

  offer('ics', 'The answer as an iCalendar to subscribe to', async ({ city, ecosystem }, question, request, reply) => {
    const found = await foundIds(question, mostInCalendar, city)
    if (!found.ok) return answerMistakes(desk, request, reply, found)
    const publisher = publisherOf(desk, ecosystem)
    const offers = await wholeOffers(found.value.ids, city)
    const name = desk.sayFor(request)('catalogue.feed-title', { place: publisher.name })
    const link = `${publisher.address}${pageOf('', question)}`
    const text = writeCalendar(
      calendarOf(name, link),
      offers.flatMap((one) => calendarEntries(one, publisher)),
      city.now(),
    )
    return answerBytes(desk, request, reply, {
      type: 'text/calendar; charset=utf-8',
      body: Buffer.from(text),
      version: found.value.version,
      seconds,
    })
  })

  offer('csv', 'The answer as a table, one row a listing', async ({ city, ecosystem }, question, request, reply) => {
    const found = await foundIds(question, Number.MAX_SAFE_INTEGER, city)
    if (!found.ok) return answerMistakes(desk, request, reply, found)
    const publisher = publisherOf(desk, ecosystem)
    const { ids, version } = found.value
    const parts: string[] = [writeLine(csvColumns)]
    for (let at = 0; at < ids.length; at += offersAtOnce) {
      const offers = await wholeOffers(ids.slice(at, at + offersAtOnce), city)
      for (const one of offers) for (const row of csvRows(one, publisher)) parts.push(writeLine(row))
    }
    return answerBytes(desk, request, reply, {
      type: 'text/csv; charset=utf-8',
      body: Buffer.from(parts.join('')),
      version,
      seconds,
      headers: [['content-disposition', `attachment; filename="${ecosystem.slug}-opportunities.csv"`]],
    })
  })

  offer('geojson', 'Venues with what answers there', async ({ city, ecosystem }, question, request, reply) => {
    const found = await findMap(question, city)
    if (!found.ok) return answerMistakes(desk, request, reply, found)
    const say = desk.sayFor(request)
    const told = (count: number): string => say('catalogue.things-short', { count })
    const places = dotsGeoJson(found.value.dots, prefixOf(request, ecosystem), question, told)
    return reply
      .type('application/geo+json')
      .header('cache-control', 'private, max-age=60')
      .send(JSON.stringify(places))
  })

  app.get(
    '/:ecosystem/areas.geojson',
    {
      schema: {
        params: inEcosystem,
        querystring: z.strictObject({}),
        tags: ['places'],
        summary: 'Outlines of the areas',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { areas } = await hostsAndAreas(here.city)
      const features = areas.map(({ code, name, outline }) => ({
        type: 'Feature',
        geometry: { type: 'MultiPolygon', coordinates: outline },
        properties: { code, name },
      }))
      return reply
        .type('application/geo+json')
        .header('cache-control', `public, max-age=${seconds}`)
        .send(JSON.stringify({ type: 'FeatureCollection', features }))
    },
  )

  app.get(
    '/:ecosystem/organisations/:slug/calendar.ics',
    {
      schema: {
        params: inEcosystem.extend({ slug: z.string().max(120) }),
        querystring: z.strictObject({}),
        tags: ['organisations'],
        summary: 'All a host offers, as an iCalendar',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { hosts } = await hostsAndAreas(here.city)
      const host = [...hosts.values()].find(({ slug }) => slug === request.params.slug)
      if (!host) return desk.answerRefusal(request, reply, refuse('organisations.not-here'))
      const found = await foundIds({ ...everything, host: [host.slug] }, mostInCalendar, here.city)
      if (!found.ok) return answerMistakes(desk, request, reply, found)
      const publisher = publisherOf(desk, here.ecosystem)
      const offers = await wholeOffers(found.value.ids, here.city)
      const text = writeCalendar(
        calendarOf(host.name, `${publisher.address}/organisations/${host.slug}`),
        offers.flatMap((one) => calendarEntries(one, publisher)),
        here.city.now(),
      )
      return answerBytes(desk, request, reply, {
        type: 'text/calendar; charset=utf-8',
        body: Buffer.from(text),
        version: found.value.version,
        seconds,
      })
    },
  )
}
