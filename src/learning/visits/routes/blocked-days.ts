import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, type Visit } from '#platform/http/visit.ts'
import { blockDays } from '../commands/block-days.ts'
import { BlockedDaysPage } from '../pages/blocked-days.page.tsx'
import { blockedDaysSeen } from '../queries/blocked-days.ts'
import { blockForm } from '../words-of-forms.ts'
import { come, isForPage, malformed, oneOf, typedForm, type Typed } from './here.ts'

const person = { access: 'person' } as const

/** Where a school, a house and the office say on which days no class goes on a visit, and take it back. */
export function blockedDaysRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    { typed = {}, refused = null }: { readonly typed?: Typed; readonly refused?: Refused<string> | null } = {},
  ) => {
    const seen = await blockedDaysSeen(by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: say('visits.blocked-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(BlockedDaysPage, {
        seen: seen.value,
        action: `${prefix}/visit-days`,
        given: Object.fromEntries(Object.keys(typed).map((name) => [name, oneOf(typed, name)])),
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }

  app.get('/:ecosystem/visit-days', { schema: { params: hereParams }, config: person }, async (request, reply) => {
    const visit = await come(desk, request, reply)
    return visit ? show(request, reply, visit) : reply
  })

  app.post(
    '/:ecosystem/visit-days',
    { schema: { params: hereParams, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const typed = request.body
      const [whose, until, act] = [oneOf(typed, 'organisationId'), oneOf(typed, 'untilOn'), oneOf(typed, 'act')]
      const form = blockForm.safeParse({
        ...typed,
        organisationId: whose === 'all' ? null : whose,
        untilOn: until === '' ? null : until,
        blocked: act !== 'free',
      })
      const done = form.success ? await blockDays(form.data, visit.by, visit.city) : malformed
      if (!done.ok && isForPage(done)) return show(request, reply, visit, { typed, refused: done })
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, act === 'free' ? 'visits.freed-flash' : 'visits.blocked-flash')
      return reply.redirect(`${visit.prefix}/visit-days`, 303)
    },
  )
}
