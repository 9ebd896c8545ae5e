import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, type Visit } from '#platform/http/visit.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { printForDay } from '../commands/print-for-day.ts'
import { rateAsHost } from '../commands/rate-day.ts'
import { DayAfterPage } from '../pages/day-after.page.tsx'
import { dayAfter } from '../queries/day-after.ts'
import { scoresForm } from '../words.ts'
import { asPdf, personHere, printPapers } from './here.ts'

const typed = z.record(z.string().max(40), z.string().max(200)).default({})

/** What comes after a day, for its house. */
export function houseRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { occasionId, wrong = null }: { readonly occasionId: Id; readonly wrong?: string | null },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const day = await dayAfter(occasionId, by, city)
    if (!day.ok) return desk.answerRefusal(request, reply, day)
    const about = [...new Set(day.value.reflections.map(({ reflection }) => reflection.personId))]
    await noteLook({ by, about, what: 'reflections.shown', because: 'shown-by-the-learner' }, city)
    return desk.show(request, reply, {
      title: say('reflections.day-after-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(DayAfterPage, {
        day: day.value,
        prefix,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/host/days/:id/after',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      return visit && show(request, reply, visit, { occasionId: request.params.id })
    },
  )

  app.post(
    '/:ecosystem/host/days/:id/rating',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const occasionId = request.params.id
      const form = scoresForm.safeParse(request.body)
      if (!form.success) return show(request, reply, visit, { occasionId, wrong: 'reflections.scores-malformed' })
      const rated = await rateAsHost({ occasionId, scores: form.data }, visit.by, visit.city)
      if (!rated.ok) return desk.answerRefusal(request, reply, rated)
      desk.flash(reply, 'reflections.numbers-saved')
      return reply.redirect(`${visit.prefix}/host/days/${occasionId}/after`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/days/:id/certificates',
    {
      schema: { params: oneParams },
      config: { access: 'person', rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { by, city } = visit
      const papers = await printForDay(request.params.id, by, city)
      if (!papers.ok) return desk.answerRefusal(request, reply, papers)
      const { organisation, all } = papers.value
      return asPdf(reply, 'certificates', await printPapers(all, { ...visit, organisation }, request, desk))
    },
  )
}
