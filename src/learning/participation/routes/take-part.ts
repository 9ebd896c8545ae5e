import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams } from '#platform/http/visit.ts'
import { takePart } from '../commands/take-part.ts'
import { TakePartPage } from '../pages/take-part.page.tsx'
import { takePartSeen } from '../queries/take-part-seen.ts'
import { takePartForm } from '../words.ts'
import type { AskTyped } from '../words-for-pages.ts'
import { comeIn, placeOf, typed, type PersonVisit } from './come-in.ts'

const asked = z.looseObject({ day: z.string().refine(isId).optional().catch(undefined) })
const anId = z.string().refine(isId).nullable().catch(null)

/** What is answered on the form itself, with all that was ticked and chosen: the status of each. */
const ofForm: Readonly<Record<string, number>> = {
  'participation.by-draw': 422,
  'participation.nobody-ticked': 422,
  'participation.checks-stop': 422,
  'participation.say-you-know': 422,
  'participation.in-already': 422,
  'participation.never-fits': 422,
  'participation.party-too-large': 422,
  'participation.ask-a-guardian': 422,
  'participation.begun': 409,
  'participation.closed': 409,
}

const nothingTyped: AskTyped = { ticked: [], together: true, anyway: false, from: null }

/** Where a family asks for places. */
export function takePartRoutes(app: App, desk: Desk): void {
  const come = comeIn(desk)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: PersonVisit,
    wanted: { opportunityId: Id; occasionId: Id | null; typed?: AskTyped; refused?: Refused<string> },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const { refused, typed: kept = nothingTyped, ...which } = wanted
    const seen = await takePartSeen({ ...which, ...kept }, by, city, placeOf(visit))
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const offerHref = `${prefix}/opportunities/${wanted.opportunityId}`
    return desk.show(request, reply, {
      title: say('participation.take-part'),
      ecosystem,
      noIndex: true,
      status: refused ? (ofForm[refused.refusal] ?? 422) : 200,
      body: createElement(TakePartPage, {
        seen: seen.value,
        action: `${offerHref}/take-part`,
        offerHref,
        familyHref: `${prefix}/me/family`,
        drawsHref: `${prefix}/draws`,
        prefix,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        request: city.newId(),
        wrong: refused ? say(refused.refusal, refused.facts) : null,
        typed: kept,
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
      const { personIds = [], together, anyway, occasionId, from, reckon, request: sent } = request.body
      const kept: AskTyped = {
        ticked: [personIds].flat().filter(isId),
        together: together !== 'no',
        anyway: anyway !== undefined,
        from: anId.parse(from ?? null),
      }
      const wanted = { opportunityId: request.params.id, occasionId: anId.parse(occasionId ?? null), typed: kept }
      // Reckoned anew for whoever is ticked; nothing is asked for.
      if (reckon !== undefined) return show(request, reply, visit, wanted)
      const form = takePartForm.safeParse({ ...kept, personIds: kept.ticked, occasionId, request: sent })
      if (!form.success)
        return show(request, reply, visit, { ...wanted, refused: refuse('participation.nobody-ticked') })
      const booked = await takePart(form.data, visit.by, visit.city)
      if (!booked.ok && booked.refusal in ofForm) return show(request, reply, visit, { ...wanted, refused: booked })
      if (!booked.ok) return desk.answerRefusal(request, reply, booked)
      const states = new Set(booked.value.map(({ state }) => state))
      desk.flash(reply, `participation.done-${states.size > 1 ? 'in-part' : [...states][0]!}`)
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )
}
