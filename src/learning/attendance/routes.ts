import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Assets } from '#platform/assets/serve-assets.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { directionOf } from '#web/say/languages.ts'
import { hereParams, oneParams, visitTo } from '#platform/http/visit.ts'
import { careFor, sayCare } from './commands/say-care.ts'
import { CarePage } from './pages/care.page.tsx'
import { ShellPage } from './pages/offline-parts.tsx'
import { TodayPage } from './pages/today.page.tsx'
import { todayAtDoors } from './queries/today-at-doors.ts'
import { atDoorRoutes } from './routes/at-door.ts'
import { careForm } from './words.ts'

const careTyped = z.object({
  needs: z.string().max(1_000).default(''),
  mayLeaveAlone: z.literal('yes').optional(),
  fetchedBy: z.string().max(1_000).default(''),
})

const inLanguage = z.object({
  in: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z]{2,4})?$/i)
    .optional()
    .catch(undefined),
})

/** The guard lets nobody else in. */
const personOf = (by: Actor): Id => (by as Extract<Actor, { kind: 'person' }>).person

/** Today's doors, what a phone keeps of them, and what a family lets them know. */
export function attendanceRoutes(app: App, desk: Desk, assets: Assets): void {
  atDoorRoutes(app, desk)

  app.get(
    '/:ecosystem/host/today',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      const { by, city, ecosystem, prefix, say } = visit
      return desk.show(request, reply, {
        title: say('attendance.today-title'),
        ecosystem,
        noIndex: true,
        islands: ['door'],
        body: createElement(TodayPage, {
          today: await todayAtDoors(by, ecosystem.timeZone, city),
          prefix,
          me: personOf(by),
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/host/today/shell',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      reply.header('permissions-policy', 'camera=(self), microphone=(), payment=(), usb=()')
      return desk.show(request, reply, {
        title: visit.say('attendance.today-title'),
        ecosystem: visit.ecosystem,
        noIndex: true,
        islands: ['door', 'read-card'],
        body: createElement(ShellPage, { todayHref: `${visit.prefix}/host/today` }),
      })
    },
  )

  app.get(
    '/:ecosystem/host/today/worker.js',
    { schema: { params: hereParams, querystring: inLanguage }, config: { access: 'anyone' } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      const name = assets.island('door-worker').script.slice('/assets/'.length)
      const { headers, body } = assets.answer(name, undefined)!
      // A browser fetches workers in a language of its own choice: the page says which one it speaks.
      const language = request.query.in ?? desk.languageOf(request)
      const say = desk.sayIn(language)
      const words = JSON.stringify({
        language,
        direction: directionOf(language),
        title: say('attendance.no-network'),
        text: say('attendance.no-network-text'),
        again: say('attendance.try-again'),
      })
      return reply
        .headers(headers)
        .header('cache-control', 'no-cache')
        .header('service-worker-allowed', `${visit.prefix}/host/today`)
        .send(Buffer.concat([Buffer.from(`globalThis.doorWords=${words};`), body]))
    },
  )

  const showCare = async (
    request: FastifyRequest<{ Params: { ecosystem: string; id: Id } }>,
    reply: FastifyReply,
    isWrong = false,
  ) => {
    const visit = await visitTo('attendance.not-here', desk, request, reply)
    if (!visit) return reply
    const { by, city, ecosystem, prefix, say } = visit
    const personId = request.params.id
    const found = await careFor(personId, by, city)
    if (!found.ok) return desk.answerRefusal(request, reply, found)
    const { name, isAdult, care } = found.value
    return desk.show(request, reply, {
      title: say('attendance.care-title', { name }),
      ecosystem,
      noIndex: true,
      status: isWrong ? 422 : 200,
      body: createElement(CarePage, {
        name,
        isAdult,
        care,
        action: `${prefix}/me/family/${personId}/at-the-door`,
        familyHref: `${prefix}/me/family`,
        wrong: isWrong ? say('attendance.care-malformed') : null,
      }),
    })
  }
  app.get(
    '/:ecosystem/me/family/:id/at-the-door',
    { schema: { params: oneParams }, config: { access: 'person' } },
    (request, reply) => showCare(request, reply),
  )
  app.post(
    '/:ecosystem/me/family/:id/at-the-door',
    { schema: { params: oneParams, body: careTyped }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      const { needs, mayLeaveAlone, fetchedBy } = request.body
      const names = fetchedBy.split(/[,،\n]/).map((name) => name.trim())
      const form = careForm.safeParse({
        needs,
        mayLeaveAlone: mayLeaveAlone !== undefined,
        fetchedBy: [...new Set(names.filter(Boolean))],
      })
      if (!form.success) return showCare(request, reply, true)
      const said = await sayCare({ personId: request.params.id, form: form.data }, visit.by, visit.city)
      if (!said.ok) return desk.answerRefusal(request, reply, said)
      desk.flash(reply, 'attendance.care-saved')
      return reply.redirect(`${visit.prefix}/me/family/${request.params.id}/at-the-door`, 303)
    },
  )
}
