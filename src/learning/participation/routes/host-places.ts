import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { openSignUp } from '../commands/open-sign-up.ts'
import { HostPlacesPage } from '../pages/host-places.page.tsx'
import { placesOfOffer } from '../queries/places-of-offer.ts'
import { openingForm } from '../words.ts'

const typed = z.record(z.string(), z.union([z.string().max(200), z.array(z.string().max(200)).max(60)])).default({})
const asked = z.looseObject({ session: z.string().refine(isId).optional().catch(undefined) })

/** Where a house sees its days in numbers and opens sign-up. */
export function hostPlacesRoutes(app: App, desk: Desk): void {
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('participation.not-here', desk, request, reply)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { id, sessionId, refused = null }: { id: Id; sessionId: Id | null; refused?: Refused<string> | null },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const seen = await placesOfOffer(id, by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: say('participation.host-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(HostPlacesPage, {
        seen: seen.value,
        action: `${prefix}/host/offers/${id}/places`,
        beforeHref: `${prefix}/host/offers/${id}/before`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        sessionId,
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }

  app.get(
    '/:ecosystem/host/offers/:id/places',
    { schema: { params: oneParams, querystring: asked }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      const { id } = request.params
      return visit && show(request, reply, visit, { id, sessionId: request.query.session ?? null })
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/places',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const { sessionId, days = [], seats, minimum } = request.body
      const form = openingForm.safeParse({ sessionId, days: [days].flat(), seats, minimum })
      if (!form.success) {
        const refused: Refused<string> = { ok: false, refusal: 'participation.seats-malformed' }
        return show(request, reply, visit, {
          id,
          sessionId: typeof sessionId === 'string' && isId(sessionId) ? sessionId : null,
          refused,
        })
      }
      const opened = await openSignUp({ opportunityId: id, form: form.data }, visit.by, visit.city)
      if (!opened.ok && opened.refusal === 'participation.minimum-too-high')
        return show(request, reply, visit, { id, sessionId: form.data.sessionId, refused: opened })
      if (!opened.ok) return desk.answerRefusal(request, reply, opened)
      desk.flash(reply, 'participation.opened')
      return reply.redirect(`${visit.prefix}/host/offers/${id}/places`, 303)
    },
  )
}
