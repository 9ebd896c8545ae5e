import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { cancelDay } from '../commands/cancel-day.ts'
import { changeSignUp } from '../commands/change-sign-up.ts'
import { completeEntries } from '../commands/complete-entries.ts'
import { declineEntry } from '../commands/decline-entry.ts'
import { markEntry } from '../commands/mark-entry.ts'
import { HostDayPage } from '../pages/host-day.page.tsx'
import { dayOfHouse } from '../queries/day-of-house.ts'
import { changeForm, completeForm, declineForm, markForm } from '../words.ts'

const typed = z
  .record(z.string().max(80), z.union([z.string().max(2_000), z.array(z.string().max(200)).max(1_000)]))
  .default({})
export const ofDay = oneParams.extend({ occasion: z.string().refine(isId) })
const ofEntry = oneParams.extend({ entry: z.string().refine(isId) })

/** What can be put right on the page of the day itself. */
const ofForm: ReadonlySet<string> = new Set(['participation.more-taken', 'participation.minimum-too-high'])

/** Where a house keeps one day: its seats, who comes, who came, who completed it, and whom it can not take. */
export function hostDayRoutes(app: App, desk: Desk): void {
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('participation.not-here', desk, request, reply)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { id, occasion, refused = null }: { id: Id; occasion: Id; refused?: Refused<string> | null },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const seen = await dayOfHouse({ opportunityId: id, occasionId: occasion }, by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const offer = `${prefix}/host/offers/${id}`
    return desk.show(request, reply, {
      title: say('participation.host-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(HostDayPage, {
        seen: seen.value,
        action: `${offer}/places/${occasion}`,
        entries: `${offer}/entries`,
        backHref: `${offer}/places`,
        afterHref: `${prefix}/host/days/${occasion}/after`,
        offersHref: `${prefix}/host/offers`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        now: city.now(),
        wrong: refused && {
          sentence: say(refused.refusal, refused.facts),
          showsSeated: refused.refusal === 'participation.more-taken',
        },
      }),
    })
  }

  /** Back to the day, or where that day is not known, to the offer's days. */
  const back = (reply: FastifyReply, { prefix }: Visit, id: Id, occasionId: Id) =>
    reply.redirect(`${prefix}/host/offers/${id}/places/${occasionId}`, 303)

  app.get(
    '/:ecosystem/host/offers/:id/places/:occasion',
    { schema: { params: ofDay }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && show(request, reply, visit, request.params)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/places/:occasion',
    { schema: { params: ofDay, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, occasion } = request.params
      const form = changeForm.safeParse(request.body)
      if (!form.success)
        return show(request, reply, visit, { id, occasion, refused: refuse('participation.number-missing') })
      const changed = await changeSignUp({ occasionId: occasion, form: form.data }, visit.by, visit.city)
      if (!changed.ok && ofForm.has(changed.refusal))
        return show(request, reply, visit, { id, occasion, refused: changed })
      if (!changed.ok) return desk.answerRefusal(request, reply, changed)
      desk.flash(reply, 'participation.saved')
      return back(reply, visit, id, occasion)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/places/:occasion/cancel',
    { schema: { params: ofDay }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, occasion } = request.params
      const cancelled = await cancelDay({ occasionId: occasion }, visit.by, visit.city)
      if (!cancelled.ok) return desk.answerRefusal(request, reply, cancelled)
      desk.flash(reply, 'participation.day-cancelled')
      return back(reply, visit, id, occasion)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/places/:occasion/completed',
    { schema: { params: ofDay, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, occasion } = request.params
      const { except = [], undo } = request.body
      const form = completeForm.safeParse({ except: [except].flat(), undo: undo !== undefined })
      if (!form.success) return desk.answerRefusal(request, reply, refuse('participation.not-here'))
      const done = await completeEntries({ occasionId: occasion, form: form.data }, visit.by, visit.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, form.data.undo ? 'participation.completed-undone' : 'participation.completed-said')
      return back(reply, visit, id, occasion)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/entries/:entry/mark',
    { schema: { params: ofEntry, body: markForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, entry: entryId } = request.params
      const marked = await markEntry({ entryId, form: request.body }, visit.by, visit.city)
      return marked.ok ? back(reply, visit, id, marked.value.occasionId) : desk.answerRefusal(request, reply, marked)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/entries/:entry/decline',
    { schema: { params: ofEntry, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, entry: entryId } = request.params
      // Each person's field has a name of its own, for a page asks each name once.
      const form = declineForm.safeParse({ reason: request.body[`reason-${entryId}`] })
      if (!form.success) return desk.answerRefusal(request, reply, refuse('participation.reason-missing'))
      const declined = await declineEntry({ entryId, form: form.data }, visit.by, visit.city)
      if (!declined.ok) return desk.answerRefusal(request, reply, declined)
      desk.flash(reply, 'participation.declined-said')
      return back(reply, visit, id, declined.value.occasionId)
    },
  )
}
