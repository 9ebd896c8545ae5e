import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { visitTo } from '#platform/http/visit.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { HostListPage } from '../pages/host-list.page.tsx'
import { dayOfHouse } from '../queries/day-of-house.ts'
import { listToTake } from '../rules/list-to-take.ts'
import { ofDay } from './host-day.ts'

/** Who has a place on a day, to print and to take into a spreadsheet; for whoever keeps the list, by name. */
export function hostListRoutes(app: App, desk: Desk): void {
  const taken = async (request: FastifyRequest<{ Params: { id: string; occasion: string } }>, reply: FastifyReply) => {
    const visit = await visitTo('participation.not-here', desk, request, reply)
    if (!visit) return null
    const { id, occasion } = ofDay.parse(request.params)
    const seen = await dayOfHouse({ opportunityId: id, occasionId: occasion }, visit.by, visit.city)
    const list = seen.ok ? seen.value.list : null
    if (!seen.ok || list === null) {
      desk.answerRefusal(request, reply, seen.ok ? refuse('participation.not-yours') : seen)
      return null
    }
    const { compare } = new Intl.Collator(desk.languageOf(request))
    return { visit, seen: { ...seen.value, list: listToTake(list, compare) } }
  }

  app.get(
    '/:ecosystem/host/offers/:id/places/:occasion/list',
    { schema: { params: ofDay }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await taken(request, reply)
      if (!found) return
      const { seen, visit } = found
      const { prefix, ecosystem, say } = visit
      const { id, occasion } = request.params
      return desk.show(request, reply, {
        title: say('participation.print-list'),
        ecosystem,
        noIndex: true,
        body: createElement(HostListPage, {
          seen,
          backHref: `${prefix}/host/offers/${id}/places/${occasion}`,
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/host/offers/:id/places/:occasion/list.csv',
    { schema: { params: ofDay }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await taken(request, reply)
      if (!found) return
      const { seen, visit } = found
      const { say } = visit
      const head = ['list-name', 'list-part', 'list-stands'].map((key) => say(`participation.${key}`))
      const rows = seen.list.map(({ name, entry }) => [
        name ?? say('participation.name-kept'),
        say(`participation.part-${entry.part}`),
        say(`participation.door-${entry.state}`),
      ])
      const day = dayIn(seen.occasion.timeZone, seen.occasion.startsAt)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${day}.csv"`)
        .header('cache-control', 'no-store')
        .send([...writeCsv(head, rows, { byteOrderMark: true })].join(''))
    },
  )
}
