import { createElement } from 'react'
import { textFor } from '#kernel/local-text.ts'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, visitTo } from '#platform/http/visit.ts'
import { countOpenReportsHere } from '#learning/catalogue'
import { whatIsOpen, type OpenThing } from '../people/what-is-open.ts'
import { PlaceOfficePage } from './place-office.page.tsx'

/** The first page of a place's back office: a steward's, and an operator's on the way from all places. */
export function placeOfficeRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/office',
    { schema: { params: hereParams }, config: { access: 'office' } },
    async (request, reply) => {
      const visit = await visitTo('main.not-here', desk, request, reply)
      if (visit === null) return
      const { by, city, ecosystem, prefix, say } = visit
      const today = dayIn(ecosystem.timeZone, desk.clock.now())
      const reports: OpenThing = {
        key: 'people.open-reports',
        count: await countOpenReportsHere(city),
        path: '/office/reports',
      }
      const open = by.kind === 'person' ? await whatIsOpen(by, today, city) : [reports].filter(({ count }) => count > 0)
      const place = textFor(ecosystem.name, [desk.languageOf(request)]).text
      return desk.show(request, reply, {
        title: say('main.place-office-title', { place }),
        ecosystem,
        noIndex: true,
        body: createElement(PlaceOfficePage, { prefix, place, open, isOperator: by.kind === 'operator' }),
      })
    },
  )
}
