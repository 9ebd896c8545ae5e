import { createElement } from 'react'
import { z } from 'zod'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { OfficeGroupsPage } from '../pages/office-groups.page.tsx'
import { groupsForOffice, groupsShown } from '../queries/groups-for-office.ts'
import { hereParams, visit } from './here.ts'

const search = z.object({ q: z.string().max(200).default('') })

/** Where the office counts groups and sees which stand without an adult. */
export function officeGroupsRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/office/groups',
    { schema: { params: hereParams, querystring: search }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { q } = request.query
      const groups = await groupsForOffice(q, dayIn(here.ecosystem.timeZone, desk.clock.now()), here.city)
      return desk.show(request, reply, {
        title: here.say('groups.office-title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(OfficeGroupsPage, {
          prefix: here.prefix,
          sought: q,
          groups,
          isCut: groups.length === groupsShown,
        }),
      })
    },
  )
}
