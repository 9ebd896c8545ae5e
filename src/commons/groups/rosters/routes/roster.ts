import { Readable } from 'node:stream'
import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { visit, type Visit } from '../../routes/here.ts'
import { chooseColumns } from '../commands/choose-columns.ts'
import { letRosterGo, stopRoster } from '../commands/end-roster.ts'
import { startRoster } from '../commands/start-roster.ts'
import { RosterPage } from '../pages/roster.page.tsx'
import { sentenceOfFailure } from '../present.ts'
import { rosterSeen } from '../queries/roster-seen.ts'
import { agreedAs, columnMap, refusedKept, rosterFields } from '../words.ts'

const ofRoster = z.object({ ecosystem: z.string().max(60), roster: z.string().refine(isId) })
const actForm = z.object({ act: z.enum(['try', 'apply', 'stop', 'let-go']) })
const columnsForm = z.record(z.string(), z.string().max(300)).default({})

const refusedShown = 100
/** What is put right on the page itself. */
const ofColumns = new Set<string>(['groups.roster-columns-missing', 'groups.roster-columns-doubtful'])

/** One roster: its columns, its trial, its report, and the refused rows as a table to take away. */
export function rosterRoutes(app: App, desk: Desk): void {
  type Ask = FastifyRequest<{ Params: { roster: Id } }>
  const todayOf = ({ ecosystem }: Visit) => dayIn(ecosystem.timeZone, desk.clock.now())

  const show = async (request: Ask, reply: FastifyReply, here: Visit, refused: Refused<string> | null = null) => {
    const ask = { by: here.by, today: todayOf(here), mostRefused: refusedShown }
    const seen = await rosterSeen(request.params.roster, ask, here.city, desk.files)
    if (seen === null) return desk.answerRefusal(request, reply, refuse('groups.roster-not-here'))
    const { roster, agreed } = seen
    const isRunning = roster.state === 'trying' || roster.state === 'applying'
    // Loads itself anew without a script; a district takes seconds.
    if (isRunning) reply.header('refresh', '2')
    const failed = roster.failure && { because: sentenceOfFailure(roster.failure.reason), facts: roster.failure.facts }
    return desk.show(request, reply, {
      title: here.say('groups.rosters-title'),
      ecosystem: here.ecosystem,
      noIndex: true,
      status: refused === null ? 200 : 422,
      body: createElement(RosterPage, {
        list: `${here.prefix}/rosters`,
        ...seen,
        open: rosterFields.filter((field) => agreed?.fields.includes(agreedAs[field])),
        progress: isRunning && roster.jobId !== null ? await desk.jobs.find(roster.jobId) : null,
        wrong: refused === null ? failed : { because: refused.refusal, facts: refused.facts ?? {} },
      }),
    })
  }
  const back = (reply: FastifyReply, here: Visit, rosterId: Id) =>
    reply.redirect(`${here.prefix}/rosters/${rosterId}`, 303)

  app.get(
    '/:ecosystem/rosters/:roster',
    { schema: { params: ofRoster }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      return here ? show(request, reply, here) : reply
    },
  )

  app.post(
    '/:ecosystem/rosters/:roster',
    { schema: { params: ofRoster, body: actForm }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const rosterId = request.params.roster
      const { act } = request.body
      const ask = { by: here.by, today: todayOf(here), mostRefused: 0 }
      const seen = await rosterSeen(rosterId, ask, here.city, desk.files)
      if (seen === null) return desk.answerRefusal(request, reply, refuse('groups.roster-not-here'))
      const done =
        act === 'try' || act === 'apply'
          ? await startRoster({ rosterId, how: act, today: todayOf(here) }, here.by, here.city, desk)
          : act === 'stop'
            ? await stopRoster(rosterId, here.by, here.city, desk.jobs)
            : await letRosterGo(rosterId, here.by, here.city, desk.files)
      if (!done.ok && ofColumns.has(done.refusal)) return show(request, reply, here, done)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      return back(reply, here, rosterId)
    },
  )

  app.post(
    '/:ecosystem/rosters/:roster/columns',
    { schema: { params: ofRoster, body: columnsForm }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const rosterId = request.params.roster
      const columns = Object.fromEntries(
        rosterFields.flatMap((field) => {
          const column = request.body[`column-${field}`] ?? ''
          return column === '' ? [] : [[field, column]]
        }),
      )
      const mapping = columnMap.safeParse({ columns, birthOrder: request.body['birthOrder'] ?? 'year-first' })
      if (!mapping.success) return show(request, reply, here, refuse('groups.roster-columns-missing'))
      const ask = { rosterId, mapping: mapping.data, today: todayOf(here) }
      const chosen = await chooseColumns(ask, here.by, here.city)
      if (!chosen.ok && chosen.refusal === 'groups.roster-outside-agreement') return show(request, reply, here, chosen)
      if (!chosen.ok) return desk.answerRefusal(request, reply, chosen)
      desk.flash(reply, 'groups.saved')
      return back(reply, here, rosterId)
    },
  )

  app.get(
    '/:ecosystem/rosters/:roster/refused.csv',
    { schema: { params: ofRoster }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const ask = { by: here.by, today: todayOf(here), mostRefused: refusedKept }
      const seen = await rosterSeen(request.params.roster, ask, here.city, desk.files)
      if (seen === null) return desk.answerRefusal(request, reply, refuse('groups.roster-not-here'))
      const rows = seen.refused.map(({ row, column, reason }) => [
        String(row),
        column,
        reason,
        here.say(`groups.roster-row-${reason}`),
      ])
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="refused-rows.csv"')
        .send(Readable.from(writeCsv(['row', 'column', 'reason', 'explanation'], rows, { byteOrderMark: true })))
    },
  )
}
