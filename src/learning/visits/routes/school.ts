import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import type { Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, type Visit } from '#platform/http/visit.ts'
import { holdDates } from '../commands/ask-for-visits.ts'
import { confirmPlan, dropPlan } from '../commands/confirm-plan.ts'
import { planAgain, startPlan, stopPlan } from '../commands/start-plan.ts'
import { endNote, writeNote } from '../commands/write-note.ts'
import { PlanPage } from '../pages/plan.page.tsx'
import { PlansPage } from '../pages/plans.page.tsx'
import { SchoolVisitsPage } from '../pages/school-visits.page.tsx'
import { planSeen, plansSeen } from '../queries/plans-seen.ts'
import { schoolSeen } from '../queries/school-seen.ts'
import { holdForm, noteForm } from '../words-of-forms.ts'
import { come, isForPage, listOf, malformed, oneOf, typedForm } from './here.ts'

const person = { access: 'person' } as const
const planForm = z.object({ pathIds: z.array(z.string().refine(isId)).min(1).max(80) })

/** Where a courier sees the whole school and lays its classes onto dates. */
export function schoolRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    refused: Refused<string> | null = null,
  ) => {
    const seen = await schoolSeen(by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: say('visits.school-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(SchoolVisitsPage, {
        seen: seen.value,
        action: `${prefix}/me/schools`,
        prefix,
        requests: Object.fromEntries(seen.value.without.map((one) => [one.class.groupId, city.newId()])),
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }

  app.get('/:ecosystem/me/schools', { schema: { params: hereParams }, config: person }, async (request, reply) => {
    const visit = await come(desk, request, reply)
    return visit ? show(request, reply, visit) : reply
  })

  app.post(
    '/:ecosystem/me/schools/hold',
    { schema: { params: hereParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      // A box on the page says for which class it is too, so that each has its own name.
      const slotIds = listOf(request.body, 'slotIds').map((one) => one.split(' ')[0])
      const form = holdForm.safeParse({ ...request.body, slotIds })
      const held = form.success ? await holdDates(form.data, visit.by, visit.city) : malformed
      if (!held.ok && isForPage(held)) return show(request, reply, visit, held)
      if (!held.ok) return desk.answerRefusal(request, reply, held)
      desk.flash(reply, 'visits.held-flash')
      return reply.redirect(`${visit.prefix}/me/schools`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/schools/notes',
    { schema: { params: hereParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const nextOn = oneOf(request.body, 'nextOn')
      const form = noteForm.safeParse({ ...request.body, nextOn: nextOn === '' ? null : nextOn })
      const written = form.success ? await writeNote(form.data, visit.by, visit.city) : malformed
      if (!written.ok && isForPage(written)) return show(request, reply, visit, written)
      if (!written.ok) return desk.answerRefusal(request, reply, written)
      desk.flash(reply, `visits.${oneOf(request.body, 'kind')}-flash`)
      return reply.redirect(`${visit.prefix}/me/schools`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/schools/notes/:id/done',
    { schema: { params: oneParams }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const ended = await endNote({ noteId: request.params.id }, visit.by, visit.city)
      if (!ended.ok) return desk.answerRefusal(request, reply, ended)
      return reply.redirect(`${visit.prefix}/me/schools`, 303)
    },
  )
  planRoutes(app, desk)
}

function planRoutes(app: App, desk: Desk): void {
  const showAll = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    refused: Refused<string> | null = null,
  ) => {
    const seen = await plansSeen(by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: say('visits.plans-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(PlansPage, {
        seen: seen.value,
        action: `${prefix}/visit-plans`,
        timeZone: ecosystem.timeZone,
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }
  const showPlan = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    id: Parameters<typeof planSeen>[0],
    refused: Refused<string> | null = null,
  ) => {
    const seen = await planSeen(id, by, city, desk.jobs)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const { plan, job } = seen.value
    // Loads itself anew without a script; a plan for a city takes seconds.
    if (plan.state === 'running' && (job?.state === 'waiting' || job?.state === 'running')) reply.header('refresh', '2')
    return desk.show(request, reply, {
      title: say('visits.plan-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(PlanPage, {
        seen: seen.value,
        action: `${prefix}/visit-plans/${id}`,
        back: `${prefix}/visit-plans`,
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }

  app.get('/:ecosystem/visit-plans', { schema: { params: hereParams }, config: person }, async (request, reply) => {
    const visit = await come(desk, request, reply)
    return visit ? showAll(request, reply, visit) : reply
  })

  app.post(
    '/:ecosystem/visit-plans',
    { schema: { params: hereParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const form = planForm.safeParse({ pathIds: listOf(request.body, 'pathIds') })
      const started = form.success ? await startPlan(form.data, visit.by, visit.city, desk.jobs) : malformed
      if (!started.ok && isForPage(started)) return showAll(request, reply, visit, started)
      if (!started.ok) return desk.answerRefusal(request, reply, started)
      return reply.redirect(`${visit.prefix}/visit-plans/${started.value.planId}`, 303)
    },
  )

  app.get('/:ecosystem/visit-plans/:id', { schema: { params: oneParams }, config: person }, async (request, reply) => {
    const visit = await come(desk, request, reply)
    return visit ? showPlan(request, reply, visit, request.params.id) : reply
  })

  app.post(
    '/:ecosystem/visit-plans/:id',
    { schema: { params: oneParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const { by, city } = visit
      const planId = request.params.id
      const acts = {
        confirm: () => confirmPlan({ planId }, by, city),
        drop: () => dropPlan({ planId }, by, city),
        stop: () => stopPlan({ planId }, by, city, desk.jobs),
        again: () => planAgain({ planId }, by, city, desk.jobs),
      }
      const act = acts[oneOf(request.body, 'act') as keyof typeof acts]
      const done = act === undefined ? malformed : await act()
      if (!done.ok && isForPage(done)) return showPlan(request, reply, visit, planId, done)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      return reply.redirect(`${visit.prefix}/visit-plans/${planId}`, 303)
    },
  )
}
