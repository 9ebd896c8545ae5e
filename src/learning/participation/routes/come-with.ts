import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams } from '#platform/http/visit.ts'
import { comeAlong } from '../commands/come-along.ts'
import { invite } from '../commands/invite.ts'
import { joinParty } from '../commands/join-party.ts'
import { ComeWithPage } from '../pages/come-with.page.tsx'
import { InvitePage } from '../pages/invite.page.tsx'
import { bookingOfMine } from '../queries/booking-of-mine.ts'
import { comeWithSeen } from '../queries/come-with-seen.ts'
import { takePartForm } from '../words.ts'
import { comeIn, placeOf, typed, type PersonVisit } from './come-in.ts'

const byCode = hereParams.extend({ code: z.string().max(60) })
const kindForm = z.object({ kind: z.enum(['friends', 'carer']) })
const joinForm = takePartForm.pick({ personIds: true, anyway: true, request: true, from: true })

/** What is answered on the form itself, with all that was ticked: the status of each. */
const ofForm: Readonly<Record<string, number>> = {
  'participation.nobody-ticked': 422,
  'participation.checks-stop': 422,
  'participation.say-you-know': 422,
  'participation.in-already': 422,
  'participation.never-fits': 422,
  'participation.party-too-large': 422,
  'participation.ask-a-guardian': 422,
  'participation.no-room-together': 409,
  'participation.friends-decide-first': 409,
}

/** Where a family asks others to come along, and where they say yes. */
export function comeWithRoutes(app: App, desk: Desk): void {
  const come = comeIn(desk)

  const showInvite = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: PersonVisit,
    { id, made }: { readonly id: Id; readonly made: Parameters<typeof InvitePage>[0]['made'] },
  ) => {
    const { prefix, ecosystem, say, by, city } = visit
    const booking = await bookingOfMine(id, by, city, placeOf(visit))
    if (!booking.ok) return desk.answerRefusal(request, reply, booking)
    if (!booking.value.canInvite && made === null)
      return desk.answerRefusal(request, reply, refuse('participation.not-from-here'))
    const backHref = `${prefix}/me/taking-part`
    return desk.show(request, reply, {
      title: say('participation.invite'),
      ecosystem,
      noIndex: true,
      body: createElement(InvitePage, {
        booking: booking.value,
        action: `${backHref}/${id}/invite`,
        backHref,
        made,
        languages: [desk.languageOf(request), ...ecosystem.languages],
      }),
    })
  }

  app.get(
    '/:ecosystem/me/taking-part/:id/invite',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && showInvite(request, reply, visit, { id: request.params.id, made: null })
    },
  )

  app.post(
    '/:ecosystem/me/taking-part/:id/invite',
    { schema: { params: oneParams, body: kindForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const { ecosystem, by, city } = visit
      const invited = await invite({ bookingId: id, kind: request.body.kind }, by, city)
      if (!invited.ok) return desk.answerRefusal(request, reply, invited)
      const { origin, protocol } = new URL(desk.config.origin)
      const address = ecosystem.host === null ? `${origin}/${ecosystem.slug}` : `${protocol}//${ecosystem.host}`
      const { code, expiresAt } = invited.value
      return showInvite(request, reply, visit, { id, made: { link: `${address}/come-with/${code}`, expiresAt } })
    },
  )

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: PersonVisit,
    {
      code,
      ticked = [],
      anyway = false,
      refused,
    }: { code: string; ticked?: readonly Id[]; anyway?: boolean; refused?: Refused<string> },
  ) => {
    const { prefix, ecosystem, say, by, city } = visit
    const seen = await comeWithSeen({ code, ticked }, by, city, placeOf(visit))
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: say('participation.come-with-title'),
      ecosystem,
      noIndex: true,
      status: refused ? (ofForm[refused.refusal] ?? 422) : 200,
      body: createElement(ComeWithPage, {
        seen: seen.value,
        action: `${prefix}/come-with/${code}`,
        prefix,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        request: city.newId(),
        wrong: refused ? say(refused.refusal, refused.facts) : null,
        typed: { ticked, anyway },
        warned: refused?.refusal === 'participation.say-you-know',
      }),
    })
  }

  app.get(
    '/:ecosystem/come-with/:code',
    { schema: { params: byCode }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && show(request, reply, visit, { code: request.params.code })
    },
  )

  app.post(
    '/:ecosystem/come-with/:code',
    { schema: { params: byCode, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { by, city } = visit
      const { code } = request.params
      const { personIds = [], request: sent } = request.body
      const anyway = request.body['anyway'] !== undefined
      const ticked = [personIds].flat().filter(isId)
      const open = await comeWithSeen({ code, ticked }, by, city, placeOf(visit))
      const form = joinForm.safeParse({ personIds: ticked, anyway, request: sent, from: null })
      const isCarer = open.ok && open.value.kind === 'carer'
      if (!isCarer && !form.success)
        return show(request, reply, visit, { code, ticked, refused: refuse('participation.nobody-ticked') })
      const joined = isCarer
        ? await comeAlong({ code, anyway }, by, city)
        : await joinParty({ code, form: form.data! }, by, city)
      if (!joined.ok && joined.refusal in ofForm)
        return show(request, reply, visit, { code, ticked, anyway, refused: joined })
      if (!joined.ok) return desk.answerRefusal(request, reply, joined)
      const [first] = [joined.value].flat()
      desk.flash(reply, `participation.done-${first!.state === 'waiting' ? 'waiting' : 'confirmed'}`)
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )
}
