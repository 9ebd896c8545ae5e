import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { wantsData } from '#platform/http/problems.ts'
import { reportMistake } from '../../commands/report-mistake.ts'
import { ReportPage, type ReportPageProps } from '../pages/report.page.tsx'
import { officeListing } from '../queries/office-listing.ts'
import { longestReport, reportReasons } from '../report-words.ts'
import { oneParams, visit, type Visit } from './visit.ts'

const posted = z.object({ reason: z.string().max(40).default(''), words: z.string().max(4000).default('') })
const said = z.object({
  reason: z.enum(reportReasons),
  words: z
    .string()
    .trim()
    .max(longestReport)
    .transform((words) => (words === '' ? null : words)),
})

/** Anybody says what is wrong with a listing: no account, no name, no JavaScript. */
export const reportRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/opportunities/:id/report',
    { schema: { params: oneParams, hide: true }, config: { access: 'anyone' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      const given = { reason: '', words: '' }
      return here ? showForm(desk, request, reply, here, request.params.id, { given, wrong: [] }) : reply
    },
  )

  app.post(
    '/:ecosystem/opportunities/:id/report',
    {
      schema: { params: oneParams, body: posted.default({ reason: '', words: '' }), hide: true },
      config: { access: 'anyone', rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const id = request.params.id as Id
      const given = request.body
      const read = said.safeParse(given)
      if (!read.success) {
        const wrong = read.error.issues.map(({ path: [name] }) =>
          name === 'words'
            ? { name, because: 'catalogue.report-too-long', facts: { most: longestReport } }
            : { name: 'reason', because: 'catalogue.report-choose' },
        )
        return showForm(desk, request, reply, here, id, { given, wrong }, 400)
      }
      const form = { ...read.data, language: desk.languageOf(request) }
      const told = await reportMistake({ opportunityId: id, form }, { kind: 'visitor' }, here.city)
      if (!told.ok) {
        if (told.refusal === 'catalogue.not-here' || wantsData(request)) return desk.answerRefusal(request, reply, told)
        const wrong = [{ name: 'words', because: told.refusal }]
        const status = told.refusal === 'catalogue.enough-reports' ? 429 : 422
        return showForm(desk, request, reply, here, id, { given, wrong }, status)
      }
      desk.flash(reply, 'catalogue.report-told')
      return reply.redirect(`${here.prefix}/opportunities/${id}`, 303)
    },
  )
}

async function showForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { city, ecosystem, prefix, say }: Visit,
  id: Id,
  form: Pick<ReportPageProps, 'given' | 'wrong'>,
  status = 200,
): Promise<FastifyReply> {
  const found = await officeListing(id, city)
  if (!found.ok) return desk.answerRefusal(request, reply, found)
  const title = textFor(found.value.listing.title, [desk.languageOf(request), ...ecosystem.languages])
  return desk.show(request, reply, {
    title: say('catalogue.report-title'),
    ecosystem,
    status,
    noIndex: true,
    body: createElement(ReportPage, { prefix, id, title: title.text, language: title.language, ...form }),
  })
}
