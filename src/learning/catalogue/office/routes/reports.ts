import { createElement } from 'react'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { dealWithReport } from '../../commands/deal-with-report.ts'
import { OfficeReportsPage } from '../pages/office-reports.page.tsx'
import { reportsForOffice } from '../queries/reports.ts'
import { hereParams, oneParams, visit } from './visit.ts'

const act = z.object({ act: z.enum(['dealt-with', 'open']) })

/** What visitors reported, and what was seen to. */
export const reportsRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/reports',
    { schema: { params: hereParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const languages = [desk.languageOf(request), ...here.ecosystem.languages]
      const { waiting, open, dealtWith } = await reportsForOffice(here.city)
      const line = ({ title, ...report }: (typeof open)[number]) => {
        const shown = textFor(title, languages)
        return { ...report, title: shown.text, titleLanguage: shown.language }
      }
      return desk.show(request, reply, {
        title: here.say('catalogue.office-reports-title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(OfficeReportsPage, {
          prefix: here.prefix,
          timeZone: here.ecosystem.timeZone,
          waiting,
          open: open.map(line),
          dealtWith: dealtWith.map(line),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/office/reports/:id',
    { schema: { params: oneParams, body: act }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const back = request.body.act === 'open'
      const done = await dealWithReport({ id: request.params.id as Id, back }, here.by, here.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, back ? 'catalogue.office-report-opened' : 'catalogue.office-report-dealt-with')
      return reply.redirect(`${here.prefix}/office/reports`, 303)
    },
  )
}
