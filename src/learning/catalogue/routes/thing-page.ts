import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { wantsAnsweredBy, wantsSettings } from '#learning/wants'
import { isId, type Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import { ThingPage } from '../pages/thing.page.tsx'
import { calendarEntries, calendarOf } from '../present/calendar-entries.ts'
import { addressOfOffer, asWritten } from '../present/offer.ts'
import { schemaOrgOf } from '../present/schema-org.ts'
import { thingView } from '../present/thing-view.ts'
import { hostsAndAreas } from '../queries/hosts-and-areas.ts'
import { wholeOffers, type WholeOffer } from '../queries/whole-offers.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { snapshotInMemory } from '../snapshot/shelf.ts'
import { isShown, wasEverPublic } from '../store.ts'
import { adultsOnPage } from '../standing/present.ts'
import { adultsAt } from '../standing/queries/adults-at.ts'
import type { ThingView } from '../words-for-pages.ts'
import { openToAll, serveKeptPage } from './answering.ts'
import { drawingOf } from './drawing.ts'
import { sourcesOfThing, type Publishers } from './sources-of-thing.ts'
import { hereOf, prefixOf, publisherOf, type Whereabouts } from './whereabouts.ts'

const thing = z.object({ ecosystem: z.string().max(40), id: z.string().max(100) })

/** Until when one can ask for a place in this offer here; null: not. Who gives places stands above the catalogue. */
export type TakesPart = (opportunityId: Id, city: CityHere['city']) => Promise<Instant | null>

/** One thing to do as a page and as a calendar. An id that was folded into another answers 308, for good. */
export function thingPage(
  app: App,
  desk: Desk,
  whereabouts: Whereabouts,
  publishers: Publishers,
  takesPart: TakesPart,
): void {
  app.get(
    '/:ecosystem/opportunities/:id',
    {
      schema: { params: thing, hide: true },
      config: { access: 'anyone' },
      onRequest: (request, reply, done) => {
        const here = whereabouts((request.params as { ecosystem: string }).ecosystem)
        const version = here && snapshotInMemory(here.city)?.version
        if (!version || !serveKeptPage(desk, request, reply, version)) done()
      },
    },
    async (request, reply) => {
      const { ecosystem: slug, id } = request.params
      const here = whereabouts(slug)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      // A calendar of one thing has the address of its page with `.ics`, as people expect of a file.
      const isCalendar = id.endsWith('.ics')
      const wanted = isCalendar ? id.slice(0, -4) : id
      const found = await offerAt(wanted, here)
      if (!found) return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
      if (found.stored.mergedInto !== null) {
        const keeper = `${prefixOf(request, here.ecosystem)}/opportunities/${found.stored.mergedInto}`
        return reply.redirect(isCalendar ? `${keeper}.ics` : keeper, 308)
      }
      return isCalendar
        ? sendCalendar(desk, reply, here, found)
        : showThing(desk, request, reply, here, found, { publishers, takesPart })
    },
  )
}

/** Null, too, for what was never let through: nobody learns from its address that it exists. */
export async function offerAt(id: string, { city }: CityHere): Promise<WholeOffer | null> {
  const found = isId(id) ? ((await wholeOffers([id], city))[0] ?? null) : null
  return found && wasEverPublic(found.stored) ? found : null
}

function sendCalendar(desk: Desk, reply: FastifyReply, { ecosystem, city }: CityHere, offer: WholeOffer): FastifyReply {
  const publisher = publisherOf(desk, ecosystem)
  const calendar = calendarOf(asWritten(offer.opportunity.title), addressOfOffer(publisher, offer.opportunity.id))
  return reply
    .header(...openToAll)
    .header('cache-control', 'public, max-age=600')
    .header('content-disposition', 'inline; filename="hedgerow.ics"')
    .type('text/calendar; charset=utf-8')
    .send(writeCalendar(calendar, calendarEntries(offer, publisher), city.now()))
}

async function showThing(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { ecosystem, city }: CityHere,
  offer: WholeOffer,
  { publishers, takesPart }: { readonly publishers: Publishers; readonly takesPart: TakesPart },
): Promise<FastifyReply> {
  const language = desk.languageOf(request)
  const languages = [language, ...ecosystem.languages]
  const today = dayInZone(city.now(), ecosystem.timeZone)
  const here = hereOf(request, ecosystem, language, today)
  const there = (await adultsAt([offer.opportunity.id], city)).get(offer.opportunity.id)!
  const drawing = drawingOf((await hostsAndAreas(city)).areas)
  const view = thingView(
    {
      here,
      offer,
      ...sourcesOfThing(offer, await publishers(city)),
      withdrawn: !isShown(offer.stored),
      askedFor: await askedFor(offer.opportunity.id, city, ecosystem, today),
      adults: adultsOnPage(there.standing, offer.sessions, today),
      description: (text) => text.split(/\n{2,}/).filter((paragraph) => paragraph !== ''),
      drawing: drawing.frame && { areas: drawing.paths, frame: drawing.frame, place: drawing.place },
    },
    languages,
  )
  const isOwn = offer.stored.sourceId === null
  const until = isOwn && view.standing === 'open' ? await takesPart(offer.opportunity.id, city) : null
  const publisher = publisherOf(desk, ecosystem)
  const version = snapshotInMemory(city)?.version
  return desk.show(request, reply, {
    title: view.title.text,
    description: view.description.paragraphs.join(' ').slice(0, 200) || view.title.text,
    body: createElement(ThingPage, { thing: view, canTakePart: until !== null }),
    ecosystem,
    canonical: addressOfOffer(publisher, offer.opportunity.id),
    jsonLd: schemaOrgOf(offer, publisher, today),
    alternates: [{ type: 'text/calendar', href: view.calendarHref, title: view.title.text }],
    // What is over stays readable for those who hold its link, and leaves search engines.
    noIndex: view.standing !== 'open',
    // A page with an adult is made anew for each reader: whoever lapses is gone that minute, with no event to wait for.
    // Places open and close by events that outdate all pages, and by the time.
    ...(version === undefined || there.isAnybodyNamed ? {} : { keep: { version, until } }),
  })
}

async function askedFor(
  id: Id,
  city: CityHere['city'],
  ecosystem: CityHere['ecosystem'],
  today: ThingView['here']['today'],
): Promise<ThingView['askedFor']> {
  const { countsFrom } = settingsOf(ecosystem, 'wants', wantsSettings)
  const count = (await wantsAnsweredBy(city, [id], { today, countsFrom })).get(id)
  if (count === undefined || count.shown === 'none') return null
  return { count: count.shown === 'exactly' ? count.count : null }
}
