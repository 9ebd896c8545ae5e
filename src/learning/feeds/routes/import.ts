import { Readable } from 'node:stream'
import { createElement } from 'react'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { applyImport } from '../commands/apply-import.ts'
import { endImport } from '../commands/end-import.ts'
import { resumeImport } from '../commands/resume-import.ts'
import { ImportPage } from '../pages/import.page.tsx'
import { sentenceOfReason } from '../present.ts'
import { importById } from '../queries/import-by-id.ts'
import { refusedKept } from '../rules/importing/read-listings.ts'
import { oneParams, visit } from './here.ts'

const refusedShown = 100
const act = z.object({ act: z.enum(['accept', 'decline', 'stop', 'resume']) })

/** One import: its progress and report, what a person may say to it, and the refused rows as a table to take away. */
export const importRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/imports/:id',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const report = await importById(request.params.id, here.city, refusedShown)
      if (report === null) return desk.answerRefusal(request, reply, refuse('feeds.not-here'))
      const { source, one, refused } = report
      const isRunning = ['queued', 'reading', 'staged'].includes(one.state)
      // Loads itself anew without a script; an import of a city takes seconds.
      if (isRunning) reply.header('refresh', '2')
      return desk.show(request, reply, {
        title: here.say('feeds.report-title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(ImportPage, {
          prefix: here.prefix,
          source: { id: source.id, name: source.name, shiftDays: source.shiftDays },
          one,
          progress: isRunning && one.jobId !== null ? await desk.jobs.find(one.jobId) : null,
          refused: refused.map((row) => ({ ...row, because: sentenceOfReason(row.reason) })),
          timeZone: here.ecosystem.timeZone,
          languages: [desk.languageOf(request), ...here.ecosystem.languages],
          because: one.failure === null ? null : sentenceOfReason(one.failure.reason),
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/office/imports/:id/refused.csv',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const report = await importById(request.params.id, here.city, refusedKept)
      if (report === null) return desk.answerRefusal(request, reply, refuse('feeds.not-here'))
      const rows = report.refused.map(({ row, column, value, reason }) => [
        String(row),
        column,
        value,
        reason,
        here.say(sentenceOfReason(reason)),
      ])
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="refused-rows.csv"')
        .send(
          Readable.from(writeCsv(['row', 'column', 'value', 'reason', 'explanation'], rows, { byteOrderMark: true })),
        )
    },
  )

  app.post(
    '/:ecosystem/office/imports/:id',
    { schema: { params: oneParams, body: act }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const id = request.params.id as Id
      const { act: said } = request.body
      if (said === 'stop') {
        const jobId = (await importById(id, here.city, 0))?.one.jobId
        if (jobId) await desk.jobs.stop(jobId)
      }
      const done =
        said === 'accept'
          ? await applyImport(id, { saidYes: true }, here.by, here.city)
          : said === 'resume'
            ? await resumeImport(id, here.by, here.city, desk)
            : await endImport(id, said === 'stop' ? 'stopped' : 'declined', here.by, here.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      return reply.redirect(`${here.prefix}/office/imports/${id}`, 303)
    },
  )
}
