import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { changeSignUp } from '../commands/change-sign-up.ts'
import { markEntry } from '../commands/mark-entry.ts'
import { openSignUp } from '../commands/open-sign-up.ts'
import { HostPlacesPage } from '../pages/host-places.page.tsx'
import { placesOfOffer } from '../queries/places-of-offer.ts'
import { changeForm, markForm, openingForm } from '../words.ts'

const typed = z.record(z.string(), z.union([z.string().max(200), z.array(z.string().max(200)).max(60)])).default({})
const ofDay = oneParams.extend({ occasion: z.string().refine(isId) })
const ofEntry = oneParams.extend({ entry: z.string().refine(isId) })

/** Where a house opens sign-up, reads who comes and says who came. */
export function hostPlacesRoutes(app: App, desk: Desk): void {
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('participation.not-here', desk, request, reply)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { id, refused = null }: { readonly id: Id; readonly refused?: Refused<string> | null },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const seen = await placesOfOffer(id, by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const action = `${prefix}/host/offers/${id}/places`
    return desk.show(request, reply, {
      title: say('participation.host-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(HostPlacesPage, {
        seen: seen.value,
        action,
        markAction: `${prefix}/host/offers/${id}/entries`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        now: city.now(),
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }
  const mistake: Refused<string> = { ok: false, refusal: 'participation.seats-malformed' }

  app.get(
    '/:ecosystem/host/offers/:id/places',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && show(request, reply, visit, { id: request.params.id })
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/places',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const { sessionId, days = [], seats } = request.body
      const form = openingForm.safeParse({ sessionId, days: [days].flat(), seats })
      if (!form.success) return show(request, reply, visit, { id, refused: mistake })
      const opened = await openSignUp({ opportunityId: id, form: form.data }, visit.by, visit.city)
      if (!opened.ok) return desk.answerRefusal(request, reply, opened)
      desk.flash(reply, 'participation.opened')
      return reply.redirect(`${visit.prefix}/host/offers/${id}/places`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/places/:occasion',
    { schema: { params: ofDay, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, occasion: occasionId } = request.params
      const form = changeForm.safeParse(request.body)
      if (!form.success) return show(request, reply, visit, { id, refused: mistake })
      const changed = await changeSignUp({ occasionId, form: form.data }, visit.by, visit.city)
      if (!changed.ok && changed.refusal === 'participation.more-taken')
        return show(request, reply, visit, { id, refused: changed })
      if (!changed.ok) return desk.answerRefusal(request, reply, changed)
      return reply.redirect(`${visit.prefix}/host/offers/${id}/places`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/entries/:entry/mark',
    { schema: { params: ofEntry, body: markForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, entry: entryId } = request.params
      const marked = await markEntry({ entryId, form: request.body }, visit.by, visit.city)
      if (!marked.ok) return desk.answerRefusal(request, reply, marked)
      return reply.redirect(`${visit.prefix}/host/offers/${id}/places`, 303)
    },
  )
}
