import { createElement } from 'react'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams } from '#platform/http/visit.ts'
import { prepare } from '../commands/prepare.ts'
import { HouseTodayPage } from '../pages/house-today.page.tsx'
import { figuresAsTable } from '../present/figures-as-table.ts'
import { houseToday } from '../queries/house-today.ts'
import { preparationForm } from '../words.ts'
import { personHere } from './here.ts'

const typed = z.object({ bring: z.string().max(2_000).default(''), meet: z.string().max(2_000).default('') })

/** A house's people: what needs them, the figures of their days, and what families are told to bring. */
export function houseTodayRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/host/cockpit',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { by, city, ecosystem, prefix, say } = visit
      const seen = await houseToday(by, city, ecosystem.timeZone)
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      return desk.show(request, reply, {
        title: say('home.house-title'),
        ecosystem,
        noIndex: true,
        body: createElement(HouseTodayPage, {
          seen: seen.value,
          prefix,
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/host/cockpit.csv',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { by, city, ecosystem } = visit
      const seen = await houseToday(by, city, ecosystem.timeZone)
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      return reply
        .header('content-disposition', 'attachment; filename="days.csv"')
        .header('cache-control', 'private, no-store')
        .type('text/csv; charset=utf-8')
        .send(figuresAsTable(seen.value.days, [desk.languageOf(request), ...ecosystem.languages]))
    },
  )

  app.post(
    '/:ecosystem/host/cockpit/:id/prepare',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const form = preparationForm.safeParse(request.body)
      if (!form.success) return desk.answerRefusal(request, reply, refuse('home.said-too-long'))
      const ask = { opportunityId: request.params.id, said: { ...form.data, language: desk.languageOf(request) } }
      const said = await prepare(ask, visit.by, visit.city)
      if (!said.ok) return desk.answerRefusal(request, reply, said)
      desk.flash(reply, 'home.saved')
      return reply.redirect(`${visit.prefix}/host/cockpit`, 303)
    },
  )
}
