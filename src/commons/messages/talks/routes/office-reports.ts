import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { OfficeReportsPage, type OfficeReportsPageProps } from '../../pages/office-reports.page.tsx'
import { here, id, notHere } from '../../routes/here.ts'
import { decideAboutReport } from '../commands/decide-report.ts'
import { reportsHere } from '../queries/reports-here.ts'
import { decisions } from '../words.ts'

const ofReport = here.extend({ report: id })
const typed = z.record(z.string().max(80), z.string().max(4000)).default({})
const decision = z.enum(decisions)

/** Reported posts wait here, the most pressing first. */
export function officeReportRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    wrong: OfficeReportsPageProps['wrong'] = null,
  ) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('messages.reports-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(OfficeReportsPage, {
        prefix: prefixFor(request, ecosystem),
        timeZone: ecosystem.timeZone,
        ...(await reportsHere(dayIn(ecosystem.timeZone, city.now()), await desk.by(request), city)),
        wrong,
      }),
    })

  app.get(
    '/:ecosystem/office/message-reports',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? show(request, reply, found) : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/message-reports/:report',
    { schema: { params: ofReport, body: typed }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const reportId = request.params.report
      const note = request.body[`note-${reportId}`] ?? ''
      const chosen = decision.safeParse(request.body[`decision-${reportId}`])
      const wrongWith = (because: string) => show(request, reply, found, { id: reportId, because, typed: note })
      if (!chosen.success) return wrongWith('messages.report-choose')
      const decided = await decideAboutReport(
        { reportId, decision: chosen.data, note },
        await desk.by(request),
        found.city,
      )
      if (!decided.ok && decided.refusal === 'messages.needs-a-note') return wrongWith(decided.refusal)
      if (!decided.ok) return desk.answerRefusal(request, reply, decided)
      desk.flash(reply, 'messages.decided-said')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/message-reports`, 303)
    },
  )
}
