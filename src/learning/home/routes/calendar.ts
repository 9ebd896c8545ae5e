import { createHash } from 'node:crypto'
import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk, EcosystemFacts } from '#platform/http/desk.ts'
import { hereParams, oneParams } from '#platform/http/visit.ts'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import { makeCalendar, revokeCalendar } from '../commands/make-calendar.ts'
import { readCalendar } from '../commands/read-calendar.ts'
import { CalendarPage, type CalendarProps } from '../pages/calendar.page.tsx'
import { calendarNamed, entriesOf } from '../present/calendar-of-mine.ts'
import { calendarsOfMine } from '../queries/choices-of-mine.ts'
import { whoIsAtHome } from '../queries/who-is-at-home.ts'
import { formatsFor } from '#web/say/formats.ts'
import { calendarForm } from '../words.ts'
import { personHere, placeOf, type PersonHere } from './here.ts'

const secretParams = hereParams.extend({ secret: z.string().max(80) })
const typedForm = z.object({ device: z.string().max(200).default(''), shows: z.string().max(20).default('') })

/** Where this ecosystem's addresses begin for a program that has never seen the page: never what a request claims. */
function addressOf(desk: Desk, { host, slug }: EcosystemFacts): { readonly address: string; readonly host: string } {
  const origin = new URL(desk.config.origin)
  return host === null
    ? { address: `${origin.origin}/${slug}`, host: origin.hostname }
    : { address: `${origin.protocol}//${host}`, host }
}

/** One's days in the calendar of a telephone: which devices read them, and what they read. */
export function calendarRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: PersonHere,
    { made = null, wrong = null, typed = '' }: Partial<Pick<CalendarProps, 'made' | 'wrong' | 'typed'>> = {},
  ) => {
    const { by, city, ecosystem, prefix, say } = visit
    const { people, isChild } = await whoIsAtHome(by, city, placeOf(ecosystem))
    // The address stands on this page and nowhere else.
    reply.header('cache-control', 'private, no-store')
    return desk.show(request, reply, {
      title: say('home.calendar-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(CalendarPage, {
        links: await calendarsOfMine(by.person, city),
        action: `${prefix}/me/home/calendar`,
        homeHref: `${prefix}/me/home`,
        timeZone: ecosystem.timeZone,
        made,
        wrong,
        typed,
        hasChildren: people.length > 1,
        isPrivate: isChild || people.length > 1,
      }),
    })
  }

  app.get(
    '/:ecosystem/me/home/calendar',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      return visit && show(request, reply, visit)
    },
  )

  app.post(
    '/:ecosystem/me/home/calendar',
    { schema: { params: hereParams, body: typedForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const form = calendarForm.safeParse(request.body)
      const typed = request.body.device
      if (!form.success) return show(request, reply, visit, { wrong: visit.say('home.device-nameless'), typed })
      const made = await makeCalendar({ personId: visit.by.person, form: form.data }, visit.by, visit.city)
      if (!made.ok) return show(request, reply, visit, { wrong: visit.say(made.refusal, made.facts), typed })
      const { address } = addressOf(desk, visit.ecosystem)
      const https = `${address}/my-days/${made.value.secret}/calendar.ics`
      const webcal = https.replace(/^https?:/, 'webcal:')
      return show(request, reply, visit, { made: { device: form.data.device, https, webcal } })
    },
  )

  app.post(
    '/:ecosystem/me/home/calendar/:id/revoke',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const ask = { personId: visit.by.person, id: request.params.id }
      const gone = await revokeCalendar(ask, visit.by, visit.city)
      if (!gone.ok) return desk.answerRefusal(request, reply, gone)
      desk.flash(reply, 'home.calendar-revoked')
      return reply.redirect(`${visit.prefix}/me/home/calendar`, 303)
    },
  )

  app.get(
    '/:ecosystem/my-days/:secret/calendar.ics',
    { schema: { params: secretParams }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const read = found && (await readCalendar(request.params.secret, found.city, placeOf(found.ecosystem)))
      if (!read) return desk.answerRefusal(request, reply, refuse('home.link-dead'))
      const { ecosystem, city } = found
      const { link, days, language } = read
      const say = desk.sayIn(language)
      const isNamed = days.people.length > 1
      const entries = entriesOf(
        days.things,
        { shows: link.shows, isNamed },
        {
          ...addressOf(desk, ecosystem),
          languages: [language, ...ecosystem.languages],
          say,
          list: formatsFor(language).list,
        },
      )
      const place = textFor(ecosystem.name, [language, ...ecosystem.languages]).text
      const name = say(link.shows === 'full' ? 'home.calendar-name' : 'home.calendar-name-busy', { place })
      const text = writeCalendar(calendarNamed(name), entries, city.now())
      const tag = createHash('sha256')
        .update(text.replaceAll(/^DTSTAMP:.*$/gm, ''))
        .digest('base64url')
        .slice(0, 27)
      reply
        .header('etag', `"${tag}"`)
        .header('cache-control', 'private, no-cache')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer')
      if (request.headers['if-none-match'] === `"${tag}"`) return reply.code(304).send()
      return reply.type('text/calendar; charset=utf-8').send(text)
    },
  )
}
