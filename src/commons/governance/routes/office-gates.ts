import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { roleHoldersNamed } from '#commons/people'
import { isId } from '#kernel/id.ts'
import { addDays, dayIn, isDay } from '#kernel/instant.ts'
import { localText, textFor, type Language, type LocalText } from '#kernel/local-text.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { changeGate } from '../commands/change-gate.ts'
import { endSeat, giveSeat } from '../commands/give-seat.ts'
import { keepBody } from '../commands/keep-body.ts'
import { OfficeGatesPage } from '../pages/office-gates.page.tsx'
import { bodiesSeen, gatesHere } from '../queries/bodies-and-gates.ts'
import { bodyForm, seatForm } from '../words.ts'
import { readGateForm } from './read-gate-form.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const seeking = z.object({ q: z.string().max(100).default('') })
const typed = z.record(z.string(), z.string().max(4000)).default({})

const withText = (text: LocalText, language: Language, written: string): LocalText => ({
  ...text,
  texts: { ...text.texts, [language]: written },
})

/** Where the office says what an act meets, and who sits where it is decided. */
export function officeGatesRoutes(app: App, desk: Desk): void {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('governance.not-here'))
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())

  const showGates = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    { wrong = null, q = '' }: { wrong?: string | null; q?: string } = {},
  ) => {
    const tell = (text: Parameters<typeof textFor>[0]): string => textFor(text, [desk.languageOf(request)]).text
    const today = todayOf(found)
    const by = await desk.by(request)
    const { bodies, gates, people, isMore } = await atOneMoment(found.city, async (city) => ({
      ...(await roleHoldersNamed({ sought: q, today }, by, city)),
      bodies: await bodiesSeen(city),
      gates: await gatesHere(city),
    }))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('governance.gates-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(OfficeGatesPage, {
        prefix: prefixFor(request, found.ecosystem),
        today,
        gates,
        bodies: bodies.map(({ id, name, purpose, quorum, seats }) => ({
          id,
          name: tell(name),
          purpose: tell(purpose),
          quorum,
          seats: seats.map((seat) => ({ ...seat, personName: seat.person?.displayName ?? null })),
        })),
        sought: q,
        people: people.map(({ person: { id, displayName }, roles }) => ({
          id,
          name: displayName,
          roles,
        })),
        isMore,
        wrong,
      }),
    })
  }

  const done = (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    result: Result<unknown, string>,
    q = '',
  ): FastifyReply | Promise<FastifyReply> => {
    if (!result.ok) return showGates(request, reply, found, { wrong: result.refusal, q })
    desk.flash(reply, 'governance.saved')
    return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/gates`, 303)
  }

  app.get(
    '/:ecosystem/office/gates',
    { schema: { params: here, querystring: seeking }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showGates(request, reply, found, request.query) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/gates/:act',
    { schema: { params: here.extend({ act: z.string().max(60) }), body: typed }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { act } = request.params
      const gate = readGateForm(request.body, act, desk.languageOf(request))
      if (gate === null) return showGates(request, reply, found, { wrong: 'governance.wrong-gate' })
      return done(request, reply, found, await changeGate({ act, gate }, await desk.by(request), found.city))
    },
  )

  app.post(
    '/:ecosystem/office/bodies',
    { schema: { params: here, body: typed }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { name = '', purpose = '', quorum } = request.body
      const language = desk.languageOf(request)
      const form = bodyForm.safeParse({
        name: localText(language, name),
        purpose: localText(language, purpose),
        quorum,
      })
      if (!form.success) return showGates(request, reply, found, { wrong: 'governance.wrong-body' })
      return done(
        request,
        reply,
        found,
        await keepBody({ bodyId: null, form: form.data }, await desk.by(request), found.city),
      )
    },
  )

  app.post(
    '/:ecosystem/office/bodies/:body',
    { schema: { params: here.extend({ body: z.string().refine(isId) }), body: typed }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const bodyId = request.params.body
      const before = (await bodiesSeen(found.city)).find(({ id }) => id === bodyId)
      if (!before) return notHere(request, reply)
      const language = desk.languageOf(request)
      const field = (name: string): string => request.body[`${name}-${bodyId}`] ?? ''
      // What stands there in other languages stays until somebody writes it anew in them.
      const form = bodyForm.safeParse({
        name: withText(before.name, language, field('name')),
        purpose: withText(before.purpose, language, field('purpose')),
        quorum: field('quorum'),
      })
      if (!form.success) return showGates(request, reply, found, { wrong: 'governance.wrong-body' })
      return done(
        request,
        reply,
        found,
        await keepBody({ bodyId, form: form.data }, await desk.by(request), found.city),
      )
    },
  )

  app.post(
    '/:ecosystem/office/bodies/:body/seats',
    {
      schema: { params: here.extend({ body: z.string().refine(isId) }), querystring: seeking, body: typed },
      config: { access: 'office' },
    },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { q } = request.query
      const bodyId = request.params.body
      const field = (name: string): string => request.body[`${name}-${bodyId}`] ?? ''
      const until = field('until')
      const form = seatForm.safeParse({
        bodyId,
        kind: field('seat'),
        personId: field('person'),
        fromOn: field('from'),
        untilOn: isDay(until) ? until : null,
      })
      if (!form.success) return showGates(request, reply, found, { wrong: 'governance.wrong-seat', q })
      return done(request, reply, found, await giveSeat(form.data, await desk.by(request), found.city), q)
    },
  )

  app.post(
    '/:ecosystem/office/seats/:seat/end',
    { schema: { params: here.extend({ seat: z.string().refine(isId) }) }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const lastOn = addDays(todayOf(found), -1)
      const ended = await endSeat({ seatId: request.params.seat, lastOn }, await desk.by(request), found.city)
      return done(request, reply, found, ended)
    },
  )
}
