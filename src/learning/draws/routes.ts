import { createElement } from 'react'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo } from '#platform/http/visit.ts'
import { DrawPage } from './pages/draw.page.tsx'
import { DrawsPage } from './pages/draws.page.tsx'
import { drawOfDay, drawSeen, drawsShown } from './queries/draw-seen.ts'
import { auditFile, publicResultOf, twinOf } from './queries/files.ts'
import { leadRoutes } from './routes/lead.ts'
import { myDrawRoutes } from './routes/my-draw.ts'

const ofDay = z.looseObject({ day: z.string().refine(isId).optional().catch(undefined) })

/** What is everybody's of a draw, what is the applicants' own, and what is for those who lead it. */
export function drawsRoutes(app: App, desk: Desk): void {
  myDrawRoutes(app, desk)
  leadRoutes(app, desk)

  app.get(
    '/:ecosystem/draws',
    { schema: { params: hereParams, querystring: ofDay }, config: { access: 'anyone' } },
    async (request, reply) => {
      const visit = await visitTo('draws.not-here', desk, request, reply)
      if (!visit) return
      const { city, ecosystem, prefix, say } = visit
      const { day } = request.query
      const drawId = day === undefined ? null : await drawOfDay(day, city)
      if (drawId !== null) return reply.redirect(`${prefix}/draws/${drawId}`, 302)
      return desk.show(request, reply, {
        title: say('draws.title'),
        ecosystem,
        body: createElement(DrawsPage, {
          draws: await drawsShown(city),
          prefix,
          timeZone: ecosystem.timeZone,
          led: false,
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/draws/:id',
    { schema: { params: oneParams }, config: { access: 'anyone' } },
    async (request, reply) => {
      const visit = await visitTo('draws.not-here', desk, request, reply)
      if (!visit) return
      const { city, ecosystem, prefix } = visit
      const seen = await drawSeen(request.params.id, city)
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      return desk.show(request, reply, {
        title: seen.value.draw.title,
        ecosystem,
        body: createElement(DrawPage, {
          seen: seen.value,
          prefix,
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
      })
    },
  )

  const files = { 'result.json': publicResultOf, 'twin.json': twinOf } as const
  for (const [name, make] of Object.entries(files)) {
    app.get(
      `/:ecosystem/draws/:id/${name}`,
      { schema: { params: oneParams }, config: { access: 'anyone' } },
      async (request, reply) => {
        const visit = await visitTo('draws.not-here', desk, request, reply)
        if (!visit) return
        const file = await make(request.params.id, visit.city)
        if (!file.ok) return desk.answerRefusal(request, reply, file)
        return reply.header('content-disposition', `attachment; filename="${name}"`).send(file.value)
      },
    )
  }

  app.get(
    '/:ecosystem/draws/:id/file.json',
    { schema: { params: oneParams }, config: { access: 'audit' } },
    async (request, reply) => {
      const visit = await visitTo('draws.not-here', desk, request, reply)
      if (!visit) return
      const file = await auditFile(request.params.id, visit.by, visit.city)
      if (!file.ok) return desk.answerRefusal(request, reply, file)
      return reply.header('content-disposition', 'attachment; filename="file.json"').send(file.value)
    },
  )
}
