import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { takeBackTold } from '../commands/take-back-told.ts'
import { FundersPage } from '../pages/funders.page.tsx'
import { ToldPage } from '../pages/told.page.tsx'
import { factLine } from '../present.ts'
import { factsByFunder } from '../queries/facts-by-funder.ts'
import { toldHere } from '../queries/told-here.ts'
import { smallestShown } from '../rules/paid-and-shown.ts'
import { longestWhy } from '../words.ts'
import { here, id, notHere, paged, readerOf } from './here.ts'

const typed = z.record(z.string().max(80), z.string().max(2_000)).default({})
const because = z.string().trim().min(2).max(longestWhy)

/** What a house told of learners, to be taken back; and what the records say of who paid. */
export function toldRoutes(app: App, desk: Desk): void {
  const showTold = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    { page = 1, wrong = null }: { readonly page?: number; readonly wrong?: { factId: Id; why: string } | null },
  ) => {
    const by = await desk.by(request)
    const { told, isMore } = await toldHere(page, by, found.city)
    const about = [...new Set(told.map(({ fact }) => fact.learnerId))]
    await noteLook({ by, about, what: 'record.doubt', because: 'looking-again' }, found.city)
    const reader = readerOf(desk, request, found, new Map())
    const prefix = prefixFor(request, found.ecosystem)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('record.told-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(ToldPage, {
        action: `${prefix}/me/told`,
        doubtsHref: `${prefix}/me/doubts`,
        told: told.map(({ fact, name }) => ({ line: factLine({ fact, state: 'stands' }, reader), name })),
        wrong,
        previous: page === 1 ? null : `?page=${page - 1}`,
        next: isMore ? `?page=${page + 1}` : null,
      }),
    })
  }

  app.get(
    '/:ecosystem/me/told',
    { schema: { params: here, querystring: paged }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showTold(request, reply, found, { page: request.query.page }) : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/me/told/:fact',
    { schema: { params: here.extend({ fact: id }), body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const factId = request.params.fact
      const given = request.body[`why-${factId}`] ?? ''
      const why = because.safeParse(given)
      if (!why.success) return showTold(request, reply, found, { wrong: { factId, why: given } })
      const taken = await takeBackTold({ factId, why: why.data }, await desk.by(request), found.city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'record.told-taken-back')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/told`, 303)
    },
  )

  app.get(
    '/:ecosystem/office/funders',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const rows = await factsByFunder(found.ecosystem.timeZone, await desk.by(request), found.city)
      if (!rows.ok) return desk.answerRefusal(request, reply, rows)
      return desk.show(request, reply, {
        title: desk.sayFor(request)('record.funders-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(FundersPage, {
          rows: rows.value,
          smallest: smallestShown,
          csvHref: `${prefixFor(request, found.ecosystem)}/office/funders.csv`,
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/office/funders.csv',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const rows = await factsByFunder(found.ecosystem.timeZone, await desk.by(request), found.city)
      if (!rows.ok) return desk.answerRefusal(request, reply, rows)
      const few = `<${smallestShown}`
      const lines = rows.value.map(({ funder, year, counts }) => [
        funder,
        year,
        counts?.learners ?? few,
        counts?.visits ?? null,
        counts?.hours ?? null,
      ])
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="funders.csv"')
        .header('cache-control', 'private, no-store')
        .send([...writeCsv(['funder', 'year', 'learners', 'visits', 'hours'], lines, { byteOrderMark: true })].join(''))
    },
  )
}
