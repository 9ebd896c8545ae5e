import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsById } from '#commons/organisations'
import { holdsRole, isOfOffice } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { nameAdult } from '../commands/name-adult.ts'
import { sayHowShown } from '../commands/say-how-shown.ts'
import { takeAdultOff } from '../commands/take-adult-off.ts'
import { HouseStandingPage } from '../pages/house-standing.page.tsx'
import { MyStandingPage } from '../pages/my-standing.page.tsx'
import { housesOf } from '../policy.ts'
import { standingOfHouse } from '../queries/standing-of-house.ts'
import { whereOneStands } from '../queries/where-one-stands.ts'
import { namingForm, showings } from '../words.ts'

const typed = z.record(z.string(), z.string().max(400)).default({})
const asked = z.looseObject({ house: z.string().refine(isId).optional() })
/** The house that was looked at, so that a change leads back to it. */
const ofHouse = asked.default({})
const shownForm = z.object({ shown: z.enum(showings) })

/** Where a house says which adult stands at which session, and an adult how they want to be read. */
export function standingRoutes(app: App, desk: Desk): void {
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('catalogue.not-here', desk, request, reply)
  const todayOf = ({ city, ecosystem }: Visit) => dayInZone(city.now(), ecosystem.timeZone)

  const showHouses = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { wrong = null, house }: { wrong?: string | null; house: Id | undefined },
  ) => {
    const { by, city, say, prefix, ecosystem } = visit
    const asks = house !== undefined && isOfOffice(by) ? house : null
    // The office looks at any house; everybody else at their own.
    const ids = asks === null ? housesOf(by) : [asks]
    if (ids.length === 0) return desk.answerRefusal(request, reply, refuse('catalogue.not-your-house'))
    const organisations = await city.reading((tx) => organisationsById(tx, ids))
    const language = desk.languageOf(request)
    const houses = []
    for (const { id, name } of organisations) {
      const { offers, colleagues, isCut } = await standingOfHouse(id, todayOf(visit), city)
      const told = offers.map((offer) => ({ ...offer, title: textFor(offer.title, [language]).text }))
      houses.push({ id, name, colleagues, isCut, offers: told })
    }
    return desk.show(request, reply, {
      title: say('catalogue.adults-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(HouseStandingPage, {
        prefix,
        wrong,
        houses,
        asks,
        keepsPapers: isOfOffice(by) || holdsRole(by, 'coordinator'),
      }),
    })
  }

  app.get(
    '/:ecosystem/host/standing',
    { schema: { params: hereParams, querystring: asked }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && showHouses(request, reply, visit, { house: request.query.house })
    },
  )

  app.post(
    '/:ecosystem/host/standing/:id',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const house = isId(request.body['house'] ?? '') ? (request.body['house'] as Id) : undefined
      const field = (name: string): string => request.body[`${name}-${id}`] ?? ''
      const session = field('session')
      const form = namingForm.safeParse({
        opportunityId: id,
        sessionId: session === '' ? null : session,
        personId: field('person'),
        does: field('does'),
      })
      if (!form.success) {
        return showHouses(request, reply, visit, { wrong: visit.say('catalogue.adults-wrong'), house })
      }
      const named = await nameAdult(form.data, visit.by, visit.city)
      if (!named.ok && isOfForm(named)) {
        return showHouses(request, reply, visit, { wrong: sentenceOf(named, visit), house })
      }
      if (!named.ok) return desk.answerRefusal(request, reply, named)
      desk.flash(reply, 'catalogue.adults-named')
      return reply.redirect(addressOf(visit, house), 303)
    },
  )

  app.post(
    '/:ecosystem/host/standing/adults/:id/take-off',
    { schema: { params: oneParams, body: ofHouse }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const taken = await takeAdultOff({ adultId: request.params.id }, visit.by, visit.city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'catalogue.adults-taken-off')
      const { house } = request.body
      const isAtHouse = house !== undefined || housesOf(visit.by).length > 0
      return reply.redirect(isAtHouse ? addressOf(visit, house) : `${visit.prefix}/me/standing`, 303)
    },
  )

  app.get(
    '/:ecosystem/me/standing',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (visit?.by.kind !== 'person') return
      const { places, showing } = await whereOneStands(visit.by.person, todayOf(visit), visit.city)
      const language = desk.languageOf(request)
      return desk.show(request, reply, {
        title: visit.say('catalogue.my-standing-title'),
        ecosystem: visit.ecosystem,
        noIndex: true,
        body: createElement(MyStandingPage, {
          prefix: visit.prefix,
          showing,
          places: places.map((place) => ({ ...place, title: textFor(place.title, [language]).text })),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/standing',
    { schema: { params: hereParams, body: shownForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const said = await sayHowShown(request.body, visit.by, visit.city)
      if (!said.ok) return desk.answerRefusal(request, reply, said)
      desk.flash(reply, 'catalogue.my-standing-saved')
      return reply.redirect(`${visit.prefix}/me/standing`, 303)
    },
  )
}

const addressOf = ({ prefix }: Visit, house: Id | undefined): string =>
  `${prefix}/host/standing${house === undefined ? '' : `?house=${house}`}`

/** What can be put right in the form itself. */
const isOfForm = ({ refusal }: Refused<string>): boolean =>
  refusal === 'catalogue.adult-may-not-meet-minors' || refusal === 'catalogue.adult-not-of-the-house'

/** The rule that refused, with the names of what is missing. */
const sentenceOf = ({ refusal, facts }: Refused<string>, { say }: Visit): string =>
  say(refusal, {
    missing: String(facts?.['missing'] ?? '')
      .split(' ')
      .filter((kind) => kind !== '')
      .map((kind) => say(`people.clearance-kind-${kind}`))
      .join(', '),
  })
