import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { Refused, Result } from '#kernel/result.ts'
import { themes } from '#learning/catalogue'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, type Visit } from '#platform/http/visit.ts'
import { declineClass, giveDate, markClass } from '../commands/answer-class.ts'
import { cancelDate, changeSeats } from '../commands/change-date.ts'
import { addDates, changePath, makePath } from '../commands/make-path.ts'
import { HostPathPage } from '../pages/host-path.page.tsx'
import { HostVisitsPage } from '../pages/host-visits.page.tsx'
import { hostVisits, pathSeen } from '../queries/host-visits.ts'
import { ways } from '../words.ts'
import { datesForm, mayTwice, pathForm } from '../words-of-forms.ts'
import { come, isForPage, malformed, oneOf, typedForm, type Typed } from './here.ts'

const ofDate = oneParams.extend({ slot: z.string().refine(isId) })
const ofAsk = oneParams.extend({ ask: z.string().refine(isId) })
const wayForm = z.object({
  way: z.enum(ways),
  state: z.enum(['open', 'closed']),
  twice: mayTwice,
})
const seatsForm = z.object({ seats: z.coerce.number().int().min(1).max(2_000) })
const slotForm = z.object({ slotId: z.string().refine(isId) })
const person = { access: 'person' } as const

/** Where a house offers visits to classes, gives their dates and says who came. */
export function hostRoutes(app: App, desk: Desk): void {
  const showAll = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    { typed = {}, refused = null }: { readonly typed?: Typed; readonly refused?: Refused<string> | null } = {},
  ) =>
    desk.show(request, reply, {
      title: say('visits.host-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(HostVisitsPage, {
        seen: await hostVisits(by, city),
        action: `${prefix}/host/visits`,
        blockedHref: `${prefix}/visit-days`,
        themes,
        given: Object.fromEntries(Object.keys(typed).map((name) => [name, oneOf(typed, name)])),
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })

  const showPath = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    id: Id,
    refused: Refused<string> | null = null,
  ) => {
    const seen = await pathSeen(id, by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: seen.value.path.title,
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(HostPathPage, {
        seen: seen.value,
        action: `${prefix}/host/visits/${id}`,
        back: `${prefix}/host/visits`,
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }
  /** Back to the kind of visit, or the page again with what was wrong. */
  const after = (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    id: Id,
    { done, at = '', said }: { readonly done: Result<unknown, string>; readonly at?: string; readonly said?: string },
  ) => {
    if (!done.ok && isForPage(done)) return showPath(request, reply, visit, id, done)
    if (!done.ok) return desk.answerRefusal(request, reply, done)
    if (said) desk.flash(reply, said)
    return reply.redirect(`${visit.prefix}/host/visits/${id}${at}`, 303)
  }

  app.get('/:ecosystem/host/visits', { schema: { params: hereParams }, config: person }, async (request, reply) => {
    const visit = await come(desk, request, reply)
    return visit ? showAll(request, reply, visit) : reply
  })

  app.post(
    '/:ecosystem/host/visits',
    { schema: { params: hereParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const typed = request.body
      const path = pathForm.safeParse({ ...typed, theme: themes.find((one) => one === typed['theme']) ?? null })
      const dates = datesForm.safeParse(typed)
      if (!path.success || !dates.success) return showAll(request, reply, visit, { typed, refused: malformed })
      const made = await makePath({ path: path.data, dates: dates.data }, visit.by, visit.city)
      if (!made.ok && isForPage(made)) return showAll(request, reply, visit, { typed, refused: made })
      if (!made.ok) return desk.answerRefusal(request, reply, made)
      const { pathId, added, leftOut } = made.value
      desk.flash(reply, leftOut.length > 0 ? 'visits.made-but' : 'visits.made', {
        count: added,
        blocked: leftOut.length,
      })
      return reply.redirect(`${visit.prefix}/host/visits/${pathId}`, 303)
    },
  )

  app.get('/:ecosystem/host/visits/:id', { schema: { params: oneParams }, config: person }, async (request, reply) => {
    const visit = await come(desk, request, reply)
    return visit ? showPath(request, reply, visit, request.params.id) : reply
  })

  app.post(
    '/:ecosystem/host/visits/:id',
    { schema: { params: oneParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const pathId = request.params.id
      const form = wayForm.safeParse(request.body)
      const done = form.success ? await changePath({ pathId, ...form.data }, visit.by, visit.city) : malformed
      return after(request, reply, visit, pathId, { done, said: 'visits.saved' })
    },
  )

  app.post(
    '/:ecosystem/host/visits/:id/dates',
    { schema: { params: oneParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const pathId = request.params.id
      const dates = datesForm.safeParse(request.body)
      const done = dates.success ? await addDates({ pathId, dates: dates.data }, visit.by, visit.city) : malformed
      return after(request, reply, visit, pathId, { done, said: 'visits.saved' })
    },
  )

  app.post(
    '/:ecosystem/host/visits/:id/dates/:slot',
    { schema: { params: ofDate, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const { id, slot: slotId } = request.params
      const form = seatsForm.safeParse(request.body)
      const done =
        request.body['act'] === 'cancel'
          ? await cancelDate({ slotId }, visit.by, visit.city)
          : form.success
            ? await changeSeats({ slotId, seats: form.data.seats }, visit.by, visit.city)
            : malformed
      return after(request, reply, visit, id, { done, said: 'visits.saved' })
    },
  )

  app.post(
    '/:ecosystem/host/visits/:id/asks/:ask',
    { schema: { params: ofAsk, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const { id, ask: askId } = request.params
      const done = await answer(askId, request.body, visit)
      return after(request, reply, visit, id, { done, at: `#ask-${askId}` })
    },
  )
}

const marks = ['attended', 'absent', 'confirmed'] as const

async function answer(askId: Id, typed: Typed, { by, city }: Visit): Promise<Result<unknown, string>> {
  const act = oneOf(typed, 'act')
  const mark = marks.find((one) => one === act)
  if (mark) return markClass({ askId, as: mark }, by, city)
  if (act === 'decline') return declineClass({ askId, reason: oneOf(typed, 'reason') }, by, city)
  const form = slotForm.safeParse(typed)
  return form.success ? giveDate({ askId, slotId: form.data.slotId }, by, city) : malformed
}
