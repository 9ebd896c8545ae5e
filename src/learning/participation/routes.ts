import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { isId, type Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { giveBack } from './commands/give-back.ts'
import { takeOfferedPlace } from './commands/take-offered-place.ts'
import { takePart } from './commands/take-part.ts'
import { MyPlacesPage } from './pages/my-places.page.tsx'
import { TakePartPage } from './pages/take-part.page.tsx'
import { myPlaces } from './queries/my-places.ts'
import { takePartSeen } from './queries/take-part-seen.ts'
import { hostPlacesRoutes } from './routes/host-places.ts'
import { takePartForm } from './words.ts'

const asked = z.looseObject({ day: z.string().refine(isId).optional().catch(undefined) })
const typed = z.record(z.string(), z.union([z.string().max(200), z.array(z.string().max(200)).max(60)])).default({})
type Person = Extract<Visit['by'], { kind: 'person' }>

/** What can be put right in the form itself. */
const ofForm: ReadonlySet<string> = new Set([
  'participation.by-draw',
  'participation.checks-stop',
  'participation.say-you-know',
  'participation.in-already',
  'participation.never-fits',
  'participation.party-too-large',
])

/** Where a family asks for places, takes them and gives them back. */
export function participationRoutes(app: App, desk: Desk): void {
  hostPlacesRoutes(app, desk)
  const come = async (request: FastifyRequest, reply: FastifyReply): Promise<(Visit & { by: Person }) | null> => {
    const visit = await visitTo('participation.not-here', desk, request, reply)
    if (!visit) return null
    const { by } = visit
    if (by.kind === 'person') return { ...visit, by }
    desk.answerRefusal(request, reply, refuse('participation.not-yours'))
    return null
  }
  const placeOf = ({ ecosystem }: Visit): Place => ({
    settings: settingsOf(ecosystem, 'families', familiesSettings),
    timeZone: ecosystem.timeZone,
  })

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit & { by: Person },
    wanted: { opportunityId: Id; occasionId: Id | null; ticked?: readonly Id[]; refused?: Refused<string> },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const seen = await takePartSeen(wanted, by, city, placeOf(visit))
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const offerHref = `${prefix}/opportunities/${wanted.opportunityId}`
    const { refused } = wanted
    return desk.show(request, reply, {
      title: say('participation.take-part'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(TakePartPage, {
        seen: seen.value,
        action: `${offerHref}/take-part`,
        offerHref,
        familyHref: `${prefix}/me/family`,
        drawsHref: `${prefix}/draws`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        request: city.newId(),
        wrong: refused ? say(refused.refusal, refused.facts) : null,
        ticked: wanted.ticked ?? [],
      }),
    })
  }

  app.get(
    '/:ecosystem/opportunities/:id/take-part',
    { schema: { params: oneParams, querystring: asked }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      const { id } = request.params
      return visit && show(request, reply, visit, { opportunityId: id, occasionId: request.query.day ?? null })
    },
  )

  app.post(
    '/:ecosystem/opportunities/:id/take-part',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { personIds = [], together, anyway, ...rest } = request.body
      const ticked = [personIds].flat()
      const form = takePartForm.safeParse({
        ...rest,
        personIds: ticked,
        together: together !== 'no',
        anyway: anyway !== undefined,
      })
      const opportunityId = request.params.id
      if (!form.success) {
        const refused = refuse('participation.nobody-ticked')
        return show(request, reply, visit, { opportunityId, occasionId: null, refused })
      }
      const { occasionId } = form.data
      const booked = await takePart(form.data, visit.by, visit.city)
      if (!booked.ok && ofForm.has(booked.refusal))
        return show(request, reply, visit, { opportunityId, occasionId, ticked: form.data.personIds, refused: booked })
      if (!booked.ok) return desk.answerRefusal(request, reply, booked)
      const states = new Set(booked.value.map(({ state }) => state))
      desk.flash(reply, `participation.done-${states.size > 1 ? 'in-part' : [...states][0]!}`)
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )

  app.get(
    '/:ecosystem/me/taking-part',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { prefix, ecosystem, say, by, city } = visit
      const languages = [desk.languageOf(request), ...ecosystem.languages]
      return desk.show(request, reply, {
        title: say('participation.mine-title'),
        ecosystem,
        noIndex: true,
        body: createElement(MyPlacesPage, { ...(await myPlaces(by, city, placeOf(visit))), prefix, languages }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/taking-part/:id/back',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const back = await giveBack({ entryId: request.params.id }, visit.by, visit.city)
      if (!back.ok) return desk.answerRefusal(request, reply, back)
      desk.flash(reply, 'participation.given-back')
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/taking-part/:id/take',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const taken = await takeOfferedPlace({ bookingId: request.params.id }, visit.by, visit.city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'participation.done-confirmed')
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )
}
