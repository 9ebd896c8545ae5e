import { createElement } from 'react'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams } from '#platform/http/visit.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { CourierTodayPage } from '../pages/courier-today.page.tsx'
import { courierToday } from '../queries/courier-today.ts'
import { personHere, placeOf } from './here.ts'

/** A courier's and a desk's day: whose family waits for an answer they may give. */
export function courierTodayRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/me/courier',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { by, city, ecosystem, prefix, say } = visit
      const seen = await courierToday(by, city, placeOf(ecosystem))
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      return desk.show(request, reply, {
        title: say('home.courier-title'),
        ecosystem,
        noIndex: true,
        body: createElement(CourierTodayPage, { seen: seen.value, prefix }),
      })
    },
  )

  app.get(
    '/:ecosystem/me/courier.csv',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const seen = await courierToday(visit.by, visit.city, placeOf(visit.ecosystem))
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const rows = seen.value.missing.map(({ name, untilOn }) => [name, untilOn])
      return reply
        .header('content-disposition', 'attachment; filename="families.csv"')
        .header('cache-control', 'private, no-store')
        .type('text/csv; charset=utf-8')
        .send([...writeCsv(['name', 'mandate_until'], rows, { byteOrderMark: true })].join(''))
    },
  )
}
